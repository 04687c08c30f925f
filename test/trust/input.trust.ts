import { request } from 'node:http'
import { createConnection } from 'node:net'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { createRandom } from '../../src-main/demo/random'
import { startWebHost } from '../../src-main/web/web-host'
import { answerPageWith, answerWith } from '../../src-preload/channel'
import { type Api, type CallName, SightlineError } from '../../src-preload/contract'
import { builtQueryProcess, polled, rows, temporaryFolder } from '../engine/harness'
import { hostileCall, hostileLine, hostileTexts } from './hostile-messages'
import { countOf, pageOf, seed } from './tried'

const page = pageOf('input', [
  'Electron’s own deserialisation of IPC messages: it is Chromium’s, and its answers go through the same contract.',
])
const messages = countOf('messages', 20_000)

/** They end or take away what is looked at afterwards, by doing just what they are for. */
const destructive: CallName[] = ['deleteIntegration', 'setNetwork', 'updateIntegration', 'addIntegration']

async function subject() {
  const dataDir = temporaryFolder()
  const made = await polled({}, { dataDir, queryProcess: builtQueryProcess, pace: { patienceMs: 1_500, pauseMs: 1 } })
  const { api, id } = made
  const [source] = await rows(api, 'SELECT id FROM segment_source')
  return { ...made, dataDir, ids: [id, 'segment_source', 'segment_user', String(source?.id)] }
}

/** What must be the same before and after: a stranger's message adds nothing to the mirror and takes nothing away. */
async function mirrored(api: Api) {
  const counted = await rows(
    api,
    "SELECT (SELECT count(*) FROM sightline_change) AS changes, (SELECT count(*) FROM segment_user) AS users, (SELECT count(*) FROM segment_source) AS sources, (SELECT group_concat(id) FROM (SELECT id FROM segment_source ORDER BY id)) AS ids",
  )
  return counted
}

test('IPC contract', async () => {
  const startedAt = performance.now()
  const random = createRandom(seed, 'ipc')
  const { api, ids } = await subject()
  const before = await mirrored(api)
  const answers = [answerWith(api), answerPageWith(api)]
  const codes = new Map<string, number>()
  const untyped: string[] = []
  const one = async () => {
    const { name, input } = hostileCall(random, ids, destructive)
    const code = await random.pick(answers)(name, input).then(
      () => 'answered',
      (error) => {
        const report = SightlineError.from(error).report()
        if (report.code === 'internal' || typeof report.message !== 'string')
          untyped.push(`${name} ${JSON.stringify(input)?.slice(0, 400)}: ${report.message}`)
        return report.code
      },
    )
    codes.set(code, (codes.get(code) ?? 0) + 1)
  }
  for (let turn = 0; turn < messages; turn += 20) await Promise.all(Array.from({ length: 20 }, one))
  expect([...new Set(untyped)].slice(0, 40)).toEqual([])
  expect(await mirrored(api)).toEqual(before)
  const most = [...codes].sort((a, b) => b[1] - a[1]).map(([code, times]) => `${code} ${times}`)
  page('malformed calls over the IPC contract', messages, `no untyped error; ${most.slice(0, 8).join(', ')}`, startedAt)
})
