import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import { chmodSync, existsSync, statSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { SightlineError } from '../../../src-preload/contract'
import type { DataFolder } from '../data-folder'
import type { Sealer } from './sealer'
import { readVaultFile } from './vault-file'

const keyFileSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('key'), key: z.base64() }),
  z.object({ kind: z.literal('passphrase'), salt: z.base64() }),
])

/**
 * The vault for hosts without an operating system's keychain: AES-256-GCM, under a random key in a file
 * that only this user can read, or under a passphrase (scrypt; only its salt is then on disk).
 * Whoever has the passphrase's folder decides at its first use: a later call without it is refused.
 */
export function fileSealer(folder: DataFolder, passphrase?: string): Sealer {
  let cached: Buffer | null = null
  const key = () => {
    cached ??= readKey(folder, passphrase)
    return cached
  }

  return {
    describe: async () => {
      if (protection(folder, passphrase) === 'passphrase')
        return {
          kind: 'passphrase',
          keeper: null,
          weakness: null,
          keyFile: folder.keyFile,
        }
      return {
        kind: 'file',
        keeper: null,
        weakness: passphrase ? 'passphrase_unused' : 'readable',
        keyFile: folder.keyFile,
      }
    },
    async seal(ref, secret) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key(), iv).setAAD(Buffer.from(ref))
      const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')
    },
    async open(ref, sealed) {
      const bytes = Buffer.from(sealed, 'base64')
      // A new one would open nothing, and lie where the lost one is to be restored to.
      if (!existsSync(folder.keyFile))
        throw new SightlineError(
          'vault-locked',
          `The vault’s key file is missing: ${folder.keyFile}.`,
          otherwise,
        )
      try {
        const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, 12))
          .setAAD(Buffer.from(ref))
          .setAuthTag(bytes.subarray(12, 28))
        return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
      } catch (error) {
        if (error instanceof SightlineError) throw error
        if (protection(folder, passphrase) === 'key')
          throw new SightlineError('vault-locked', 'The vault’s key file does not open the vault.', otherwise)
        throw new SightlineError(
          'vault-locked',
          'That passphrase does not open the vault.',
          'Set SIGHTLINE_PASSPHRASE to the one it was made with. If nobody knows it, move vault.json and vault.key away and replace the tokens of your integrations.',
        )
      }
    },
  }
}

/** What to do once the key file is gone, or another's. */
const otherwise = 'Restore vault.key from a backup, or replace the integration’s token.'

/** As the vault was made; before it is, as it would be. */
function protection(folder: DataFolder, passphrase?: string): 'key' | 'passphrase' {
  if (existsSync(folder.keyFile)) return readKeyFile(folder).kind
  return passphrase ? 'passphrase' : 'key'
}

function readKeyFile(folder: DataFolder): z.infer<typeof keyFileSchema> {
  const content = readVaultFile(folder.keyFile)
  try {
    return keyFileSchema.parse(JSON.parse(content))
  } catch {
    throw new SightlineError(
      'vault-locked',
      `${folder.keyFile} is not a key file.`,
      'Restore it from a backup, or move it away and replace the tokens of your integrations.',
    )
  }
}

function readKey(folder: DataFolder, passphrase?: string): Buffer {
  if (!existsSync(folder.keyFile)) {
    const content = passphrase
      ? { kind: 'passphrase', salt: randomBytes(16).toString('base64') }
      : { kind: 'key', key: randomBytes(32).toString('base64') }
    writeFileSync(folder.keyFile, JSON.stringify(content), { mode: 0o600, flag: 'wx' })
  }
  if (process.platform !== 'win32' && (statSync(folder.keyFile).mode & 0o077) !== 0)
    chmodSync(folder.keyFile, 0o600)
  const file = readKeyFile(folder)
  if (file.kind === 'key') return Buffer.from(file.key, 'base64')
  if (!passphrase)
    throw new SightlineError(
      'vault-locked',
      'The vault is locked by a passphrase.',
      'Set SIGHTLINE_PASSPHRASE to it.',
    )
  return scryptSync(passphrase, Buffer.from(file.salt, 'base64'), 32, { N: 2 ** 16, maxmem: 2 ** 27 })
}
