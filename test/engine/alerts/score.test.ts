import { expect, test } from 'vitest'
import { createAlerting } from '../../../src-main/engine/alerts/alerting'
import { Alerts } from '../../../src-main/engine/alerts/alerts'
import { openDataFolder } from '../../../src-main/engine/data-folder'
import { EventHub } from '../../../src-main/engine/events'
import { openDatabase } from '../../../src-main/engine/store/database'
import { WriteLock } from '../../../src-main/engine/store/write-lock'
import { Vault } from '../../../src-main/engine/vault/vault'
import type { AnyEvent } from '../../../src-preload/contract'
import { connect, engine, temporaryFolder, workspace } from '../harness'

test('a compliance score is told when it falls below what is asked for, and not as long as it stays there', async () => {
  const dataDir = temporaryFolder()
  const { api, close } = await engine({ dataDir })
  const { id: integrationId } = await connect(api, await workspace())
  const condition = { on: 'score' as const, packIds: ['soc2'], below: 80 }
  await api.addAlertRule({ name: 'SOC 2', condition, channelIds: ['system'], severity: 'critical' })
  await close()

  const folder = openDataFolder(dataDir)
  const db = openDatabase(folder)
  const events = new EventHub()
  const told: AnyEvent[] = []
  events.listen((event) => void (event.event === 'alerts' && event.payload.length > 0 && told.push(event)))
  const alerting = createAlerting({
    db,
    alerts: new Alerts(db, () => null),
    vault: new Vault(folder),
    events,
    writeLock: new WriteLock(),
    now: () => new Date('2026-03-02T12:00:00Z'),
  })
  const scores = async (before: number | null, after: number | null, packId = 'soc2') => {
    alerting.scoreChanged({ integrationId, packId, packName: 'SOC 2', before, after })
    await alerting.sent()
    return told.splice(0).flatMap(({ payload }) => payload)
  }
  expect(await scores(null, 85)).toEqual([])
  expect(await scores(85, 79.4)).toMatchObject([
    { kind: 'score', severity: 'critical', packId: 'soc2', title: 'SOC 2: the score fell to 79.4 %' },
  ])
  expect(await scores(79.4, 60)).toEqual([])
  expect(await scores(60, 80)).toEqual([])
  expect(await scores(80, null)).toEqual([])
  expect(await scores(null, 10)).toHaveLength(1)
  expect(await scores(90, 10, 'gdpr')).toEqual([])
  await alerting.close()
  db.close()
})
