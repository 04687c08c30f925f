import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { MEMBER_TOKEN } from '../../src-main/demo/demo-api'
import { segment } from '../../src-main/engine/connectors/segment'
import { connect, engine, workspace } from './harness'

async function server(listener: RequestListener): Promise<string> {
  const http = createServer(listener).listen(0, '127.0.0.1')
  await new Promise((resolve) => http.once('listening', resolve))
  onTestFinished(() => void http.close())
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`
}

const connection = (apiUrl: string, token: string) => ({ connector: 'segment', apiUrl, token })

test('a right token shows whose workspace it is, and saves nothing', async () => {
  const demo = await workspace()
  const { api } = await engine()
  expect(await api.testConnection(connection(demo.url, demo.token))).toEqual({
    workspaceId: demo.world().workspace.id,
    workspaceName: demo.world().workspace.name,
    workspaceSlug: demo.world().workspace.slug,
  })
  expect(await api.listIntegrations()).toEqual([])
})

test('each way to fail has its own sentence and says what to do', async () => {
  const demo = await workspace()
  const { api } = await engine()
  const proxy = await server((_, response) => {
    response.setHeader('content-type', 'text/html').end('<html><title>Sign in to the network</title></html>')
  })
  const redirect = await server((_, response) =>
    response.writeHead(302, { location: 'https://login.example.com/' }).end(),
  )
  const other = await server((_, response) =>
    response.setHeader('content-type', 'application/json').end('{"hello":1}'),
  )

  const failures = [
    ['wrong-token', connection(demo.url, `${demo.token}x`)],
    ['missing-permission', connection(demo.url, MEMBER_TOKEN)],
    ['not-the-api', connection(proxy, demo.token)],
    ['not-the-api', connection(redirect, demo.token)],
    ['wrong-shape', connection(other, demo.token)],
    ['no-network', connection('http://127.0.0.1:9', demo.token)],
    ['no-network', connection('https://segment.invalid', demo.token)],
    ['no-network', connection('http://api.segmentapis.com', demo.token)],
    ['bad-input', connection(demo.url, 'two words')],
    ['bad-input', connection('ftp://example.com', demo.token)],
  ] as const
  const sentences = new Set<string>()
  for (const [code, input] of failures) {
    const error = await api.testConnection(input).catch((reason) => reason)
    expect(error).toMatchObject({ code, hint: expect.stringMatching(/\w/) })
    expect(`${error.message} ${error.hint} ${error.stack}`).not.toContain(input.token)
    sentences.add(error.message)
    await expect(api.addIntegration({ ...input, name: 'Acme' })).rejects.toMatchObject({ code })
  }
  expect(sentences.size).toBe(failures.length)
  expect(await api.listIntegrations()).toEqual([])
})

test('a token of the other region is recognised as such', async () => {
  const us = await workspace()
  const eu = await workspace({ token: `sgp_${'e'.repeat(64)}` })
  const connectors = [
    segment([
      { key: 'us', label: 'US', apiUrl: us.url },
      { key: 'eu', label: 'EU', apiUrl: eu.url },
    ]),
  ]
  const { api } = await engine({ connectors })
  await expect(
    api.testConnection({ connector: 'segment', region: 'us', token: eu.token }),
  ).rejects.toMatchObject({
    code: 'wrong-region',
    message: expect.stringContaining('EU'),
  })
  expect(await api.testConnection({ connector: 'segment', region: 'eu', token: eu.token })).toMatchObject({
    workspaceId: eu.world().workspace.id,
  })
})

test('a token for an address of the user’s own is shown to no other server', async () => {
  const us = await workspace()
  const own = await workspace({ token: `sgp_${'o'.repeat(64)}` })
  const { api } = await engine({ connectors: [segment([{ key: 'us', label: 'US', apiUrl: us.url }])] })
  await expect(api.testConnection(connection(own.url, us.token))).rejects.toMatchObject({
    code: 'wrong-token',
  })
  expect(us.requests).toEqual([])
})

test('a redirect is not followed with the token', async () => {
  const demo = await workspace()
  const redirect = await server((request, response) =>
    response.writeHead(307, { location: `${demo.url}${request.url}` }).end(),
  )
  const { api } = await engine()
  await expect(api.testConnection(connection(redirect, demo.token))).rejects.toMatchObject({
    code: 'not-the-api',
  })
  expect(demo.requests).toEqual([])
})

test.each([
  ['refuses', 422],
  ['passes over', 200],
])('a server that %s the documented way to ask for a page is asked the SDK’s way', async (_, status) => {
  const demo = await workspace({ pageCap: 10 })
  const bracketsOnly = await server(async ({ url = '/', headers }, response) => {
    const wanted = new URL(url, demo.url)
    const dotted = [...wanted.searchParams.keys()].filter((name) => name.startsWith('pagination.'))
    for (const name of dotted) wanted.searchParams.delete(name)
    if (dotted.length > 0 && status === 422)
      return response
        .writeHead(422, { 'content-type': 'application/json' })
        .end('{"errors":[{"type":"input-validation"}]}')
    const answer = await fetch(wanted, { headers: { authorization: headers.authorization as string } })
    const limits = [...answer.headers].filter(([name]) => name.startsWith('x-ratelimit'))
    response
      .writeHead(answer.status, { 'content-type': 'application/json', ...Object.fromEntries(limits) })
      .end(await answer.text())
  })
  const { api } = await engine()
  const { id } = await connect(api, { url: bracketsOnly, token: demo.token })
  const poll = await api.sync({ integrationId: id })
  expect(poll).toMatchObject({ status: 'ok' })
  expect(poll.types.find(({ type }) => type === 'segment_user')).toMatchObject({
    listed: demo.world().users.length,
  })
})

test('no id of an integration is taken for what every object has', async () => {
  const { api } = await engine()
  for (const integrationId of ['constructor', '__proto__', 'toString'])
    await expect(
      api.testConnection({ connector: 'segment', region: 'us', integrationId }),
    ).rejects.toMatchObject({ code: 'no-such-secret' })
})
