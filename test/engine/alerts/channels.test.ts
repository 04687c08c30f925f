import { createHmac } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { ChannelInput } from '../../../src-preload/contract'
import { engine, rows, temporaryFolder } from '../harness'
import { mailServer, receiver } from './receiver'

const secrets = {
  path: 'B0CANARYPATH',
  header: 'Bearer canary-header-value',
  signing: 'canary-signing-secret',
  password: 'canary-mail-password',
}

test('this computer’s own channel is there from the start, and can’t be deleted', async () => {
  const { api } = await engine()
  expect(await api.listChannels()).toMatchObject([
    { id: 'system', enabled: true, settings: { kind: 'system' } },
  ])
  expect((await api.listAlertRules()).every(({ channelIds }) => channelIds[0] === 'system')).toBe(true)
  const shown: string[] = []
  api.onEvent(({ event, payload }) => {
    if (event === 'alerts') shown.push(...payload.map(({ title }) => title))
  })
  expect(await api.testChannel({ channelId: 'system' })).toMatchObject({
    ok: false,
    error: { code: 'nobody-shows' },
  })
  expect((await api.listDeliveries({ statuses: ['not_shown'] })).rows).toMatchObject([{ purpose: 'test' }])
  shown.length = 0
  // The desktop app says so of itself.
  await api.showAlerts({})
  expect(await api.testChannel({ channelId: 'system' })).toMatchObject({ ok: true })
  expect(shown).toEqual(['Sightline: this is a test'])
  await expect(api.deleteChannel({ channelId: 'system' })).rejects.toMatchObject({ code: 'system-channel' })
})

test('a channel that is turned off while its address is changed stays off', async () => {
  const { api } = await engine()
  const { id } = await api.addChannel({ name: 'Hook', settings: { kind: 'slack', url: 'https://a.test/x' } })
  await Promise.all([
    api.updateChannel({ channelId: id, settings: { kind: 'slack', url: 'https://b.test/x' } }),
    api.updateChannel({ channelId: id, enabled: false }),
  ])
  expect((await api.listChannels()).find((channel) => channel.id === id)).toMatchObject({
    enabled: false,
    address: 'b.test',
  })
})

test('a channel that is deleted while its address is changed leaves no address behind', async () => {
  const dataDir = temporaryFolder()
  const { api } = await engine({ dataDir })
  const { id } = await api.addChannel({ name: 'Hook', settings: { kind: 'slack', url: 'https://a.test/x' } })
  const edit = api.updateChannel({ channelId: id, settings: { kind: 'slack', url: 'https://b.test/x' } })
  const refused = expect(edit).rejects.toMatchObject({ code: 'no-such-channel' })
  await api.deleteChannel({ channelId: id })
  await refused
  expect(JSON.parse(readFileSync(join(dataDir, 'vault.json'), 'utf8')).entries).toEqual({})
})

test('Slack and Teams get the message in their own form', async () => {
  const { api } = await engine()
  const hook = await receiver()
  const slack = await api.testChannel({ settings: { kind: 'slack', url: `${hook.url}/services/T/B/x` } })
  expect(slack).toMatchObject({ ok: true, answer: '200 ok', error: null })
  expect(hook.received[0]?.path).toBe('/services/T/B/x')
  expect(hook.received[0]?.json).toMatchObject({
    text: 'Sightline: this is a test',
    blocks: [{ type: 'header', text: { type: 'plain_text' } }, {}, {}, {}],
  })

  hook.answers(() => ({ status: 202, body: '' }))
  expect(await api.testChannel({ settings: { kind: 'teams', url: hook.url } })).toMatchObject({ ok: true })
  const card = hook.received[1]?.json.attachments[0]
  expect(card.contentType).toBe('application/vnd.microsoft.card.adaptive')
  expect(card.content).toMatchObject({ type: 'AdaptiveCard', body: [{ type: 'RichTextBlock' }, {}] })
})

test('a webhook’s message is signed, has its headers, and says which it is', async () => {
  const { api } = await engine()
  const hook = await receiver()
  const settings: ChannelInput = {
    kind: 'webhook',
    url: `${hook.url}/in?k=1`,
    headers: [{ name: 'Authorization', value: secrets.header }],
    secret: secrets.signing,
  }
  expect(await api.testChannel({ settings })).toMatchObject({ ok: true, answer: '200' })
  const [got] = hook.received
  const { headers, body, json } = got!
  expect(headers).toMatchObject({ authorization: secrets.header, 'content-type': 'application/json' })
  const signed = createHmac('sha256', secrets.signing).update(`${headers['sightline-timestamp']}.${body}`)
  expect(headers['sightline-signature']).toBe(`v1=${signed.digest('hex')}`)
  expect(json).toMatchObject({ title: 'Sightline: this is a test', count: 0, alerts: [] })
  expect(headers['idempotency-key']).toBe(json.id)
})

test('a template that is no JSON, or names what there isn’t, is refused when it is entered', async () => {
  const { api } = await engine()
  const add = (template: string) =>
    api.addChannel({ name: 'Hook', settings: { kind: 'webhook', url: 'https://example.test/', template } })
  await expect(add('{"t": {{title}}}')).rejects.toMatchObject({ code: 'bad-template' })
  await expect(add('{"t": "{{nothing}}"}')).rejects.toMatchObject({
    code: 'bad-template',
    hint: expect.stringContaining('{{title}}'),
  })
  expect((await add('{"t": "{{ title }}", "n": {{count}}}')).settings).toMatchObject({ signed: false })
})

test('mail arrives as text and HTML, at all it was meant for', async () => {
  const { api } = await engine()
  const server = await mailServer({
    onAuth: ({ username, password }, _, done) =>
      username === 'ada' && password === secrets.password
        ? done(null, { user: 'ada' })
        : done(new Error(`Nobody has the password ${password}`)),
  })
  const settings = {
    kind: 'email' as const,
    host: '127.0.0.1',
    port: server.port,
    security: 'none' as const,
    user: 'ada',
    password: secrets.password,
    from: 'sightline@acme.com',
    to: ['ada@acme.com', 'bob@acme.com'],
  }
  expect(await api.testChannel({ settings })).toMatchObject({ ok: true })
  const [mail] = server.mails
  expect(mail).toMatchObject({ from: 'sightline@acme.com', to: ['ada@acme.com', 'bob@acme.com'] })
  expect(mail?.text).toMatch(/^Subject: Sightline: this is a test/m)
  expect(mail?.text).toMatch(/^Message-ID: <[0-9a-f-]{36}@sightline>/m)
  expect(mail?.text).toMatch(/text\/plain[\s\S]*It works[\s\S]*text\/html[\s\S]*<h2/)

  const refused = await api.testChannel({ settings: { ...settings, password: 'wrong-canary' } })
  expect(refused).toMatchObject({ ok: false, error: { code: 'not-signed-in' } })
  expect(JSON.stringify(refused)).not.toContain('wrong-canary')
})

test('an address that would tell the world, or holds a password, is refused', async () => {
  const { api } = await engine()
  const mail = { kind: 'email' as const, port: 25, from: 'a@acme.com', to: ['b@acme.com'] }
  const bad: ChannelInput[] = [
    { kind: 'slack', url: 'http://hooks.example.test/x' },
    { kind: 'webhook', url: 'http://127.0.0.1.example.test/' },
    { kind: 'webhook', url: 'https://user:pw@example.test/' },
    { kind: 'webhook', url: 'file:///etc/passwd' },
    { ...mail, host: 'smtp.example.test', security: 'none' },
  ]
  for (const settings of bad)
    await expect(api.addChannel({ name: 'Bad', settings })).rejects.toMatchObject({ code: 'bad-address' })
  const own = { name: 'Host', value: 'elsewhere' }
  const url = 'https://example.test/'
  await expect(
    api.addChannel({ name: 'Bad', settings: { kind: 'webhook', url, headers: [own] } }),
  ).rejects.toMatchObject({ code: 'bad-input' })
})

test('Test says what is wrong, and what to do', async () => {
  const { api } = await engine()
  const hook = await receiver()
  const elsewhere = await receiver()
  const tried = async (answer: Parameters<typeof hook.answers>[0], kind: 'slack' | 'webhook' = 'webhook') => {
    hook.answers(answer)
    const { ok, error } = await api.testChannel({ settings: { kind, url: `${hook.url}/${secrets.path}` } })
    expect(ok).toBe(false)
    expect(error?.hint).not.toBe('')
    expect(JSON.stringify(error)).not.toContain(secrets.path)
    return `${error?.code}: ${error?.message}`
  }
  const echo = ({ path }: { path: string }) => `Cannot POST ${path}`
  expect(await tried((got) => ({ status: 404, body: echo(got) }))).toMatch(
    /status-404: .*knows no such address/,
  )
  expect(await tried(() => ({ status: 403 }))).toMatch(/refused the message/)
  expect(await tried(() => ({ status: 500 }))).toMatch(/error of its own/)
  expect(await tried((got) => ({ body: echo(got) }), 'slack')).toMatch(/not as Slack does/)
  expect(await tried(() => ({ body: 'no_service' }), 'slack')).toMatch(/removed or turned off/)

  for (const status of [301, 302, 307, 308])
    expect(await tried(() => ({ status, headers: { location: elsewhere.url } }))).toMatch(
      /redirects to another/,
    )
  expect(elsewhere.received).toEqual([])

  const nobody = createServer()
  await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', resolve))
  const { port } = nobody.address() as AddressInfo
  await new Promise((resolve) => nobody.close(resolve))
  const gone = await api.testChannel({ settings: { kind: 'webhook', url: `http://127.0.0.1:${port}/` } })
  expect(gone.error?.message).toBe(`127.0.0.1:${port} refused the connection.`)
  const mail = { kind: 'email' as const, from: 'a@acme.com', to: ['b@acme.com'] }
  const noMail = await api.testChannel({ settings: { ...mail, host: '127.0.0.1', port, security: 'none' } })
  expect(noMail.error?.message).toBe('127.0.0.1 refused the connection.')
  // It goes by none, whatever is set.
  expect(noMail.error?.hint).not.toContain('proxy')
  const plain = await mailServer()
  const noTls = await api.testChannel({
    settings: { ...mail, host: '127.0.0.1', port: plain.port, security: 'starttls' },
  })
  expect(noTls.error).toMatchObject({ code: 'no-tls', hint: expect.stringContaining('TLS') })
  const tooEarly = await api.testChannel({
    settings: { ...mail, host: '127.0.0.1', port: plain.port, security: 'tls' },
  })
  expect(tooEarly.error).toMatchObject({ code: 'no-tls', hint: expect.stringContaining('STARTTLS') })
  const selfSigned = await mailServer({ disabledCommands: [] })
  const distrusted = await api.testChannel({
    settings: { ...mail, host: '127.0.0.1', port: selfSigned.port, security: 'starttls' },
  })
  expect(distrusted.error).toMatchObject({
    code: 'distrusted',
    message: expect.stringContaining('certificate'),
  })
  expect(selfSigned.mails).toEqual([])
  const strict = await mailServer({ onRcptTo: (_, __, done) => done(new Error('No relaying for you')) })
  const noRelay = await api.testChannel({
    settings: { ...mail, host: '127.0.0.1', port: strict.port, security: 'none' },
  })
  expect(noRelay.error?.message).toMatch(/did not accept the sender or the recipients/)
}, 15_000)

test('who answers late or without end is not waited for', async () => {
  const { api } = await engine({ pace: { patienceMs: 3000, pauseMs: 1 } })
  const hook = await receiver()
  hook.answers(() => ({ body: 'x'.repeat(5_000_000) }))
  expect(await api.testChannel({ settings: { kind: 'teams', url: hook.url } })).toMatchObject({ ok: true })
  const silent = createServer(() => {})
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void silent.close())
  const { port } = silent.address() as AddressInfo
  const started = performance.now()
  const late = await api.testChannel({ settings: { kind: 'slack', url: `http://127.0.0.1:${port}/` } })
  expect(late.error?.message).toMatch(/did not answer in time/)
  expect(performance.now() - started).toBeLessThan(8_000)
})

test('secrets go in and never come out: neither in answers, nor in tables, nor on the disk', async () => {
  const dataDir = temporaryFolder()
  const { api, close } = await engine({ dataDir })
  const hook = await receiver()
  hook.answers(({ path, headers }) => ({ status: 400, body: `${path} ${JSON.stringify(headers)}` }))
  const events: unknown[] = []
  api.onEvent((event) => events.push(event))
  const added = [
    await api.addChannel({ name: 'Slack', settings: { kind: 'slack', url: `${hook.url}/${secrets.path}` } }),
    await api.addChannel({
      name: 'Hook',
      settings: {
        kind: 'webhook',
        url: `${hook.url}/${secrets.path}`,
        headers: [{ name: 'Authorization', value: secrets.header }],
        secret: secrets.signing,
      },
    }),
    await api.addChannel({
      name: 'Mail',
      settings: {
        kind: 'email',
        host: '127.0.0.1',
        port: 9,
        security: 'none',
        user: 'ada',
        password: secrets.password,
        from: 'a@acme.com',
        to: ['b@acme.com'],
      },
    }),
  ]
  const said: unknown[] = [...added]
  for (const { id: channelId } of added) said.push(await api.testChannel({ channelId }))
  said.push(await api.listChannels(), await api.listDeliveries(), events)
  for (const view of ['sightline_channel', 'sightline_delivery', 'sightline_alert_rule'])
    said.push(await rows(api, `SELECT * FROM ${view}`))
  expect((await api.listDeliveries()).rows.map(({ status }) => status)).toEqual(Array(3).fill('given_up'))
  await close()

  const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
  const disk = files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1')).join('\n')
  expect(disk).toContain('127.0.0.1')
  for (const secret of Object.values(secrets)) {
    expect(JSON.stringify(said)).not.toContain(secret)
    expect(disk).not.toContain(secret)
    expect(disk).not.toContain(Buffer.from(secret).toString('base64'))
  }
})

test('a secret that isn’t given again stays, and is not sent to another place', async () => {
  const { api } = await engine()
  const hook = await receiver()
  const other = await receiver()
  const header = { name: 'Authorization', value: secrets.header }
  const settings = { kind: 'webhook' as const, url: hook.url, headers: [header], secret: secrets.signing }
  const { id: channelId } = await api.addChannel({ name: 'Hook', settings })
  const kept = { kind: 'webhook' as const, headers: [{ name: 'Authorization' }] }
  await api.updateChannel({ channelId, name: 'Renamed', settings: { ...kept, template: '{"id": "{{id}}"}' } })
  await api.testChannel({ channelId })
  expect(hook.received[0]?.headers).toMatchObject({ authorization: secrets.header })
  expect(hook.received[0]?.headers['sightline-signature']).toMatch(/^v1=/)
  expect(Object.keys(hook.received[0]?.json)).toEqual(['id'])

  for (const settings of [
    { ...kept, url: other.url },
    { ...kept, url: other.url, headers: [] },
  ]) {
    await expect(api.updateChannel({ channelId, settings })).rejects.toMatchObject({ code: 'secret-needed' })
    await expect(api.testChannel({ channelId, settings })).rejects.toMatchObject({ code: 'secret-needed' })
  }
  expect(other.received).toEqual([])
  expect(await api.deleteChannel({ channelId })).toEqual({ deleted: true })
  await expect(api.testChannel({ channelId })).rejects.toMatchObject({ code: 'no-such-channel' })
})
