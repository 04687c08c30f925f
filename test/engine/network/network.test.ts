import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { engine, temporaryFolder, workspace } from '../harness'
import { behindTls, certificate, proxyTo } from './tls-front'

const apiUrl = 'https://api.acme.test'
const user = { name: 'ada', password: 'canary-of-a-proxy-password' }

async function behindProxy(dataDir = temporaryFolder()) {
  const demo = await workspace()
  const proxy = await proxyTo(await behindTls(demo.url), user)
  const { api, close } = await engine({ dataDir, pace: { patienceMs: 5_000, pauseMs: 1 } })
  const test = () => api.testConnection({ connector: 'segment', apiUrl, token: demo.token })
  const manual = { mode: 'manual' as const, url: proxy.url, user: user.name, password: user.password }
  return { demo, proxy, api, close, test, manual }
}

test('by a proxy with a password, and a certificate of one’s own, a workspace is reached and polled', async () => {
  const dataDir = temporaryFolder()
  const { demo, proxy, api, close, test, manual } = await behindProxy(dataDir)
  await api.setNetwork({ proxy: { ...manual, password: 'wrong' } })
  await expect(test()).rejects.toMatchObject({
    code: 'no-network',
    message: /\(407\)/,
    hint: /Settings → Network/,
  })
  await api.setNetwork({ proxy: manual })
  await expect(test()).rejects.toMatchObject({ code: 'not-the-api', message: /doesn’t trust/ })

  const set = await api.setNetwork({ addCertificates: certificate('ca.pem') })
  expect(set).toMatchObject({
    proxy: { mode: 'manual', url: proxy.url, user: 'ada', hasPassword: true },
    certificates: [{ subject: 'Acme Proxy Authority', warning: null }],
  })
  const { id } = await api.addIntegration({
    connector: 'segment',
    name: 'Acme',
    apiUrl,
    token: demo.token,
    poll: false,
  })
  expect(await api.sync({ integrationId: id })).toMatchObject({ status: 'ok' })
  expect(new Set(proxy.asked)).toEqual(new Set(['api.acme.test:443']))
  await close()

  // It is all there after a restart, and the password is in the vault alone.
  const { api: again } = await engine({ dataDir })
  expect(await again.sync({ integrationId: id })).toMatchObject({ status: 'ok' })
  for (const file of ['sightline.db', 'sightline.db-wal', 'log/sightline.log'])
    expect(readFileSync(join(dataDir, file), 'latin1')).not.toContain(user.password)
  expect(JSON.stringify(await again.getNetwork())).not.toContain(user.password)

  const [{ fingerprint } = { fingerprint: '' }] = (await again.getNetwork()).certificates
  const mistyped = again.setNetwork({ removeCertificate: fingerprint.slice(1) })
  await expect(mistyped).rejects.toMatchObject({
    code: 'no-such-certificate',
    hint: `There are: ${fingerprint}.`,
  })
  expect(await again.setNetwork({ removeCertificate: fingerprint })).toMatchObject({ certificates: [] })
  await expect(
    again.testConnection({ connector: 'segment', apiUrl, token: demo.token }),
  ).rejects.toMatchObject({ code: 'not-the-api' })
})

test('a password is good for the proxy that it was entered for, and for no other', async () => {
  const { api, manual } = await behindProxy()
  await api.setNetwork({ proxy: manual })
  const { password: _, ...same } = manual
  expect((await api.setNetwork({ proxy: same })).proxy.hasPassword).toBe(true)
  expect((await api.setNetwork({ proxy: { ...same, url: 'proxy.acme.test:8080' } })).proxy).toEqual({
    mode: 'manual',
    url: 'http://proxy.acme.test:8080',
    user: 'ada',
    hasPassword: false,
  })
})

test('a proxy that comes with a certificate to distrust that is not there is not set, nor is its password', async () => {
  const { api, test, manual } = await behindProxy()
  await api.setNetwork({ proxy: manual, addCertificates: certificate('ca.pem') })
  const before = await api.getNetwork()
  const { password: _, ...same } = manual
  for (const proxy of [{ ...manual, password: 'another' }, { ...same, user: '' }, { mode: 'none' as const }])
    await expect(api.setNetwork({ proxy, removeCertificate: 'AB:CD' })).rejects.toMatchObject({
      code: 'no-such-certificate',
    })
  expect(await api.getNetwork()).toEqual(before)
  // Whatever is set next goes with the password as it was.
  await api.setNetwork({ addCertificates: certificate('ca.pem') })
  expect(await test()).toMatchObject({ workspaceId: expect.any(String) })
})

test('a proxy and a certificate that are set at the same time are both set', async () => {
  const { api, manual } = await behindProxy()
  await Promise.all([
    api.setNetwork({ proxy: manual }),
    api.setNetwork({ addCertificates: certificate('ca.pem') }),
  ])
  expect(await api.getNetwork()).toMatchObject({
    proxy: { mode: 'manual', hasPassword: true },
    certificates: [expect.anything()],
  })
})

test('requests to this machine go by no proxy; with none set, the proxy is not asked', async () => {
  const { demo, proxy, api, manual } = await behindProxy()
  await api.setNetwork({ proxy: manual })
  await api.testConnection({ connector: 'segment', apiUrl: demo.url, token: demo.token })
  await api.setNetwork({ proxy: { mode: 'none' } })
  await expect(api.testConnection({ connector: 'segment', apiUrl, token: demo.token })).rejects.toMatchObject(
    { code: 'no-network' },
  )
  expect(proxy.asked).toEqual([])
})

test('the system is asked for its proxy, unless another is set', async () => {
  const demo = await workspace()
  const proxy = await proxyTo(await behindTls(demo.url))
  const origins: string[] = []
  const { api } = await engine({
    askSystemProxy: async (origin) => {
      origins.push(origin)
      return proxy.url
    },
  })
  await api.setNetwork({ addCertificates: certificate('ca.pem') })
  await api.testConnection({ connector: 'segment', apiUrl, token: demo.token })
  expect(origins).toEqual([apiUrl])
  expect(proxy.asked.length).toBeGreaterThan(0)
})

test('a channel is reached the same way', async () => {
  const bodies: string[] = []
  const hook = createServer((request, response) => {
    request.on('data', (data) => bodies.push(String(data))).on('end', () => response.end('ok'))
  })
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void hook.close())
  const port = await behindTls(`http://127.0.0.1:${(hook.address() as AddressInfo).port}`)
  const proxy = await proxyTo(port)
  const { api } = await engine()
  await api.setNetwork({
    proxy: { mode: 'manual', url: proxy.url },
    addCertificates: certificate('ca.pem'),
  })
  const settings = { kind: 'webhook' as const, url: 'https://hooks.acme.test/x' }
  // Its certificate is another server's.
  expect(await api.testChannel({ settings })).toMatchObject({ ok: false })
  const good = { ...settings, url: 'https://api.acme.test/hook' }
  expect(await api.testChannel({ settings: good })).toMatchObject({ ok: true, answer: '200' })
  expect(bodies).toHaveLength(1)
})

test.each([
  ['not a certificate', /There is no certificate/],
  [certificate('server.key'), /private key/],
  [`${certificate('ca.pem').slice(0, 200)}\n-----END CERTIFICATE-----\n`, /cut off or damaged/],
  [certificate('expired.pem'), /expired on 2020-01-02/],
])('what is no certificate to trust is refused, and nothing is kept of it (%#)', async (text, message) => {
  const { api } = await engine()
  await expect(api.setNetwork({ addCertificates: text })).rejects.toMatchObject({
    code: 'bad-certificate',
    message,
    hint: /./,
  })
  expect((await api.getNetwork()).certificates).toEqual([])
})

test('a server’s own certificate is taken, with a word of warning', async () => {
  const { api } = await engine()
  const { certificates } = await api.setNetwork({
    addCertificates: certificate('server.pem') + certificate('server.pem'),
  })
  expect(certificates).toMatchObject([{ subject: 'api.acme.test', warning: /that server alone/ }])
})

test.each(['', 'http://', 'socks5://proxy:1080', 'http://ada:secret@proxy:8080', 'http://proxy:8080/path'])(
  '“%s” is no proxy',
  async (url) => {
    const { api } = await engine()
    await expect(api.setNetwork({ proxy: { mode: 'manual', url } })).rejects.toMatchObject({
      code: 'bad-proxy',
    })
    expect((await api.getNetwork()).proxy.mode).toBe('system')
  },
)
