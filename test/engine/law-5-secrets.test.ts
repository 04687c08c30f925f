import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { World } from '../../src-main/demo/demo-api'
import { allowedSettings } from '../../src-main/engine/connectors/segment/allowed-settings'
import { front } from './front'
import { connect, polled, rows, temporaryFolder } from './harness'

function everyByte(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => statSync(file).isFile())
    .map((file) => readFileSync(file, 'latin1'))
    .join('\n')
}

/** Write keys, and every text in a setting that is not known to be harmless. */
function secretsOf(world: World): string[] {
  const found = world.sources.flatMap((source) => source.writeKeys)
  const walk = (value: unknown, key: string) => {
    if (typeof value === 'string') {
      if (!allowedSettings.has(key) && value.length >= 8 && !value.startsWith('http')) found.push(value)
    } else if (value && typeof value === 'object')
      for (const [name, inner] of Object.entries(value)) walk(inner, Array.isArray(value) ? key : name)
  }
  for (const { settings } of [...world.sources, ...world.destinations, ...world.warehouses])
    walk(settings, '')
  return found
}

test('neither the token nor a secret of the workspace is anywhere in the data folder', async () => {
  const dataDir = temporaryFolder()
  const { demo, api, id, close } = await polled({}, { dataDir })
  const secrets = secretsOf(demo.world())
  expect(secrets.length).toBeGreaterThan(20)
  await expect(
    api.testConnection({ connector: 'segment', apiUrl: demo.url, token: `${demo.token}wrong` }),
  ).rejects.toMatchObject({ code: 'wrong-token' })
  await api.sync({ integrationId: id })
  await close()
  const bytes = everyByte(dataDir)
  expect(bytes).toContain('fingerprint:')
  expect(secrets.filter((secret) => bytes.includes(secret))).toEqual([])
  expect(bytes).not.toContain(demo.token)
})

test.skipIf(process.platform === 'win32')('no file of the data folder can be read by others', async () => {
  const dataDir = temporaryFolder()
  const { close } = await polled({}, { dataDir })
  const readable = () =>
    readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).filter(
      (file) => statSync(join(dataDir, file)).mode & 0o077,
    )
  expect(readable()).toEqual([])
  await close()
  expect(readable()).toEqual([])
})

test('a rotated write key shows as a change, and its value does not', async () => {
  const { demo, api, sync } = await polled()
  demo.mutate((world) => {
    const [source] = world.sources
    if (source) source.writeKeys = ['rotatedWriteKeyRotatedWriteKey00']
  })
  await sync()
  const [change] = (await api.listChanges({ resourceType: 'segment_source', change: 'modified' })).rows
  expect(change?.fields).toEqual(['writeKeys[0]'])
  expect(JSON.stringify(change)).not.toContain('rotatedWriteKey')
})

test('a value of a function’s setting is nowhere, if Segment ever tells it', async () => {
  const { demo, api, sync } = await polled()
  demo.mutate(({ functions }) =>
    Object.assign(functions[0] as object, {
      settings: [
        { name: 'key', type: 'STRING', sensitive: true, value: 'valueOfASetting', default: 'defaultOfIt' },
      ],
    }),
  )
  await sync()
  const found = await rows(api, "SELECT settings FROM segment_function WHERE settings LIKE '%fingerprint%'")
  expect(found).toHaveLength(1)
  expect(JSON.stringify(found)).not.toMatch(/valueOfASetting|defaultOfIt/)
})

test('an error that repeats the token loses it before it is told or stored', async () => {
  const dataDir = temporaryFolder()
  const { demo, api, close } = await polled({}, { dataDir })
  const echo = await front(demo)
  const { id } = await connect(api, echo, 'Echo')
  const message = `No such token: Bearer ${demo.token}`
  echo.spoil = ({ path }) =>
    path === '/users'
      ? { status: 400, text: JSON.stringify({ errors: [{ type: 'x', message }] }) }
      : undefined
  const poll = await api.sync({ integrationId: id })
  const users = poll.types.find(({ type }) => type === 'segment_user')
  expect(users?.reason).toContain('No such token: Bearer (token)')
  await close()
  expect(everyByte(dataDir)).not.toContain(demo.token)
})

test('the token loses itself however an answer writes it', async () => {
  const dataDir = temporaryFolder()
  const { demo, api, close } = await polled({}, { dataDir })
  const echo = await front(demo)
  const { id } = await connect(api, echo, 'Echo')
  const escaped = [...demo.token]
    .map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')
  echo.spoil = ({ path, data }) => {
    if (path === '/users')
      return { status: 400, text: `{"errors": [{"type": "x", "message": "No such token: ${escaped}"}]}` }
    if (path !== '/sources') return undefined
    data.sources[0].id = 'TOKEN'
    data.sources[1].name = 'TOKEN'
    data.sources[2].TOKEN = 'TOKEN'
    return { status: 200, text: JSON.stringify({ data }).replaceAll('TOKEN', escaped) }
  }
  const poll = await api.sync({ integrationId: id })
  const users = poll.types.find(({ type }) => type === 'segment_user')
  expect(users?.reason).toContain('No such token: (token)')
  await close()
  expect(everyByte(dataDir)).not.toContain(demo.token)
  expect(echo.asked.join(' ')).not.toContain(demo.token)
})

test('a planted secret is nowhere, wherever an answer has it', async () => {
  const dataDir = temporaryFolder()
  const { demo, api, close } = await polled({}, { dataDir })
  const planting = await front(demo)
  const { id } = await connect(api, planting, 'Planted')
  const mine = (n: number) => `planted${String.fromCharCode(64 + n)}Secret`
  planting.spoil = ({ path, data }) => {
    const [user] = data.users ?? []
    if (path === '/users') {
      user.settings = { foo: mine(1), list: [{ bar: mine(2) }] }
      user.profile = { settings: { foo: mine(3) }, authorization: `Bearer ${mine(4)}`, pwd: mine(5) }
      user.notes = `see https://ada:p@ss${mine(6)}@example.com/x`
      user.signingKey = mine(7)
    }
    if (path === '/destinations')
      Object.assign(data.destinations[0].settings, {
        host: `mongodb://adm:${mine(8)}@h1:27017,h2:27017/db?key=${mine(9)}`,
        hostname: `mongodb://adm:x/${mine(10)}@h1:27017,h2:27017/db`,
        domain: ` https://u:p@hooks.example.com/${mine(11)}`,
        location: `(https://h.example.com/${mine(12)})`,
        region: `jdbc:sqlserver://h;user=sa;password=${mine(13)}`,
      })
    for (const one of path === '/functions' ? data.functions : [])
      one.settings = [{ name: 'key', type: 'STRING', example: mine(14), values: [mine(15)] }]
    for (const one of data.credentials ?? []) Object.assign(one, { values: { a: mine(16) }, data: mine(17) })
    for (const one of data.livePlugin ? [data.livePlugin] : []) one.code = [mine(18)]
    for (const one of data.regulations ?? [])
      one.streamStatus = [{ id: 's', userId: mine(19), destinationStatus: [{ name: 'd', who: mine(20) }] }]
    return undefined
  }
  await api.sync({ integrationId: id })
  await close()
  const bytes = everyByte(dataDir)
  expect(bytes).toContain('hooks.example.com')
  expect([...new Set(bytes.match(/planted.Secret/g))]).toEqual([])
})

test('fingerprints of one value differ between two installations', async () => {
  const one = await polled()
  const other = await polled()
  const keys = 'SELECT writeKeys FROM segment_source ORDER BY id LIMIT 1'
  expect(await rows(one.api, keys)).not.toEqual(await rows(other.api, keys))
})

test('a secret that the provider masks later is no rotation', async () => {
  const { demo, api, sync } = await polled()
  demo.mutate((world) =>
    Object.assign(world.destinations[0]?.settings as object, { apiKey: 'plain-secret-value' }),
  )
  await sync()
  const before = (await api.listChanges()).total
  demo.mutate((world) => Object.assign(world.destinations[0]?.settings as object, { apiKey: '••••••••lue' }))
  await sync()
  expect((await api.listChanges()).total).toBe(before)
})

test('of a URL in settings only scheme and host stay; a new field with a secret’s name is hidden as well', async () => {
  const { demo, api, id, sync } = await polled()
  demo.mutate((world) => {
    Object.assign(world.destinations[0]?.settings as object, {
      endpoint: 'https://user:hunter2hunter2@hooks.example.com/T000/B000/pathsecret?key=querysecret',
      host: 'postgres://admin:hunter2hunter2@db.example.com:5432/prod',
    })
    Object.assign(world.destinations[0] as object, { encryptedSettings: { blob: 'ciphertext-of-something' } })
  })
  await sync()
  const resourceId = demo.world().destinations[0]?.id as string
  const { body } = await api.getResource({ integrationId: id, type: 'segment_destination', resourceId })
  expect(body).toMatchObject({
    settings: { endpoint: 'https://hooks.example.com', host: 'postgres://db.example.com:5432' },
  })
  expect(JSON.stringify(body)).not.toMatch(/hunter2|pathsecret|querysecret|ciphertext-of/)
})
