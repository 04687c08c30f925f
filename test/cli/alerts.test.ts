import { expect, test } from 'vitest'
import { receiver } from '../engine/alerts/receiver'
import { temporaryFolder, workspace } from '../engine/harness'
import { commandLine } from './run'

test('a command that syncs has told what there was to tell before it ends', async () => {
  const { run } = commandLine(temporaryFolder())
  const demo = await workspace()
  const hook = await receiver()
  const address = `${hook.url}/services/CANARY`
  const added = await run(['--json', 'channels', 'add', 'slack', '--name', 'Security'], {
    stdin: `${address}\n`,
  })
  expect(added.json).toMatchObject({ name: 'Security', settings: { kind: 'slack' } })
  expect(added.stdout + added.stderr).not.toContain('CANARY')
  expect(await run(['channels', 'test', 'security'])).toMatchObject({ code: 0 })
  const rule = {
    name: 'All',
    condition: { on: 'finding', transitions: ['opened'] },
    channelIds: ['Security'],
  }
  expect(await run(['alert-rules', 'add', '-'], { stdin: JSON.stringify(rule) })).toMatchObject({ code: 0 })

  await run(['add', 'segment', '--name', 'Acme', '--api-url', demo.url, '--token-stdin'], {
    stdin: demo.token,
  })
  expect(await run(['sync'])).toMatchObject({ code: 0 })
  expect(hook.received.map(({ path }) => path)).toEqual(['/services/CANARY', '/services/CANARY'])
  expect(hook.received[1]?.json.text).toMatch(/^First look at Acme: \d+ findings of \d+ rules$/)

  const alerts = await run(['--json', 'alerts', '--since', '2020-01-01T00:00:00Z'])
  expect(alerts.json).toMatchObject([{ kind: 'first_look', title: hook.received[1]?.json.text }])
  expect((await run(['--json', 'alerts', '--since', '2100-01-01T00:00:00Z'])).json).toEqual([])
  const deliveries = await run(['--json', 'deliveries', 'list', '--channel', 'Security'])
  expect(deliveries.json).toMatchObject([
    { purpose: 'alert', status: 'sent', total: 1 },
    { purpose: 'test', status: 'sent' },
  ])
  hook.answers(() => ({ status: 302, headers: { location: hook.url } }))
  const failed = await run(['channels', 'test', 'Security'])
  expect(failed).toMatchObject({ code: 1 })
  expect(failed.stderr).toMatch(/redirects to another address/)
  expect((await run(['channels'])).stdout).toMatch(/Security +slack +127\.0\.0\.1:\d+ +on/)
  expect(await run(['channels', 'delete', 'Security'])).toMatchObject({ code: 0 })
  expect(
    (await run(['--json', 'deliveries'])).json.map(({ channelName }: { channelName: string }) => channelName),
  ).toEqual(['This computer'])
}, 60_000)
