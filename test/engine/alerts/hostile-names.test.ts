import { expect, test } from 'vitest'
import type { ChannelInput } from '../../../src-preload/contract'
import { polled } from '../harness'
import { mailServer, receiver } from './receiver'

const name = '"}],"severity":"none",{{title}} <!channel> <b onload=x> [click](http://evil.test) *bold*'

test('a name that others chose stays a name, whatever it is put into', async () => {
  const { api, demo, sync } = await polled()
  demo.mutate((world) => Object.assign(world.sources[0]!, { name, labels: [] }))
  const [slack, teams, plain, templated, form] = await Promise.all(Array.from({ length: 5 }, receiver))
  const server = await mailServer()
  const template = '{"a": "{{title}}", "b": ["{{text}}"], "c": {{alerts}}, "severity": "{{severity}}"}'
  const ways: ChannelInput[] = [
    { kind: 'slack', url: slack!.url },
    { kind: 'teams', url: teams!.url },
    { kind: 'webhook', url: plain!.url },
    { kind: 'webhook', url: templated!.url, template },
    {
      kind: 'webhook',
      url: form!.url,
      contentType: 'application/x-www-form-urlencoded',
      template: 't={{title}}&x=1',
    },
    {
      kind: 'email',
      host: '127.0.0.1',
      port: server.port,
      security: 'none',
      from: 'a@acme.com',
      to: ['b@acme.com'],
    },
  ]
  const channels = await Promise.all(
    ways.map((settings, index) => api.addChannel({ name: `Way ${index}`, settings })),
  )
  await api.addAlertRule({
    name: 'Labels',
    condition: { on: 'finding', transitions: ['opened'], ruleIds: ['segment-source-without-labels'] },
    channelIds: channels.map(({ id }) => id),
  })
  await sync()

  const [alert] = (await api.listAlerts({ limit: 500 })).rows.filter(
    ({ ruleId }) => ruleId === 'segment-source-without-labels',
  )
  expect(alert?.details).toContain(name)
  const [block] = slack!.received
  expect(block?.json.text).toBe(alert?.title.replaceAll('<', '&lt;').replaceAll('>', '&gt;'))
  for (const { text } of block?.json.blocks ?? [])
    expect(text?.type === 'mrkdwn' && text.text.includes('<!')).toBe(false)
  expect(new Set(block?.json.blocks.map(({ type }: { type: string }) => type))).not.toContain('actions')

  const card = JSON.stringify(teams!.received[0]?.json)
  expect(card).toContain(JSON.stringify(name).slice(1, -1))
  expect(card).not.toContain('"TextBlock"')

  expect(plain!.received[0]?.json).toMatchObject({
    severity: alert?.severity,
    alerts: [{ details: alert?.details }],
  })
  expect(templated!.received[0]?.json).toMatchObject({
    a: alert?.title,
    severity: alert?.severity,
    c: [{ title: alert?.title }],
  })
  expect(templated!.received[0]?.json.b[0]).toContain(name)
  expect(Object.fromEntries(new URLSearchParams(form!.received[0]?.body))).toEqual({
    t: alert?.title,
    x: '1',
  })

  const html = decoded(server.mails[0]?.text ?? '')
  expect(html).toContain('&lt;b onload=x&gt;')
  expect(html.slice(html.indexOf('<!doctype'))).not.toContain('<b onload')
})

/** What quoted-printable stands for. */
const decoded = (text: string) =>
  text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
