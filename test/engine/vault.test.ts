import { chmodSync, copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { connect, engine, polled, polledFolder, temporaryFolder, workspace } from './harness'

/** A folder that was polled into, and the simulator that its token is of. */
async function polledOnce() {
  const dataDir = temporaryFolder()
  const { demo, id, close } = await polled({}, { dataDir })
  await close()
  return { dataDir, demo, integrationId: id }
}

const refused = (what: Promise<unknown>) =>
  what.then(
    () => null,
    ({ message, hint }) => `${message} ${hint}`,
  )

test.each([
  ['is gone', (path: string) => rmSync(path), 'is missing'],
  [
    'is another folder’s',
    async (path: string) => copyFileSync(join(await polledFolder(), 'vault.key'), path),
    'does not open the vault',
  ],
])('where the key file %s, replacing the token is a way out, as is said', async (_, lose, told) => {
  const { dataDir, demo, integrationId } = await polledOnce()
  const keyFile = join(dataDir, 'vault.key')
  await lose(keyFile)
  const { api } = await engine({ dataDir })
  const isThere = existsSync(keyFile)
  expect(await refused(api.sync({ integrationId }))).toMatch(
    new RegExp(`${told}.* Restore vault.key from a backup, or replace the integration’s token.$`),
  )
  // Where it is to be restored to, nothing else lies now.
  expect(existsSync(keyFile)).toBe(isThere)

  await api.updateIntegration({ integrationId, token: demo.token })
  expect((await api.sync({ integrationId })).status).toBe('ok')
  // The fingerprints are of another key now. That is nobody's doing.
  const { rows } = await api.listChanges({ baseline: false })
  expect(rows.length).toBeGreaterThan(0)
  expect(new Set(rows.map(({ actor }) => actor))).toEqual(new Set(['Sightline']))
})

test('a broken key file can be moved away, as is said', async () => {
  const { dataDir, demo, integrationId } = await polledOnce()
  writeFileSync(join(dataDir, 'vault.key'), 'cut o')
  const broken = await engine({ dataDir })
  expect(await refused(broken.api.sync({ integrationId }))).toContain(
    'or move it away and replace the tokens',
  )
  expect(await refused(broken.api.updateIntegration({ integrationId, token: demo.token }))).toContain(
    'not a key',
  )
  await broken.close()
  rmSync(join(dataDir, 'vault.key'))
  const { api } = await engine({ dataDir })
  await api.updateIntegration({ integrationId, token: demo.token })
  expect((await api.sync({ integrationId })).status).toBe('ok')
})

test.skipIf(process.getuid?.() === 0).each(['vault.json', 'vault.key'])(
  'of a %s that may not be read nobody is told to move it away',
  async (name) => {
    const { dataDir, integrationId } = await polledOnce()
    chmodSync(join(dataDir, name), 0)
    const told = await engine({ dataDir }).then(({ api }) => refused(api.sync({ integrationId })), String)
    expect(told).toMatch(/can’t be read \(EACCES\)/)
  },
)

test('no secret is kept under another passphrase than those that are there', async () => {
  const dataDir = temporaryFolder()
  const demo = await workspace()
  const first = await engine({ dataDir, passphrase: 'the right one' })
  const { id: integrationId } = await connect(first.api, demo)
  await first.close()

  const vault = readFileSync(join(dataDir, 'vault.json'), 'utf8')
  const mistyped = await engine({ dataDir, passphrase: 'the rihgt one' })
  const replaced = mistyped.api.updateIntegration({ integrationId, token: demo.token })
  expect(await refused(replaced)).toContain('That passphrase does not open the vault.')
  await expect(connect(mistyped.api, demo, 'Second')).rejects.toMatchObject({ code: 'vault-locked' })
  expect(await mistyped.api.listIntegrations()).toHaveLength(1)
  await mistyped.close()
  expect(readFileSync(join(dataDir, 'vault.json'), 'utf8')).toBe(vault)

  const { api } = await engine({ dataDir, passphrase: 'the right one' })
  expect((await api.sync({ integrationId })).status).toBe('ok')
})
