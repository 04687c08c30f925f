import { safeStorage } from 'electron'
import { z } from 'zod'
import { SightlineError, type VaultInfo } from '../../src-preload/contract'
import type { Sealer } from '../engine/vault/sealer'

/** What is encrypted: the secret together with the name of its entry, so that entries can't be swapped. */
const sealedSchema = z.object({ ref: z.string(), secret: z.string() })

/** Seals with the operating system's own vault, by Electron's safeStorage. Call it once the app is ready. */
export function osSealer(): Sealer {
  // Without it, Electron would refuse to seal where no keyring is known, and the user could connect nothing.
  // `describe` says plainly what that is worth.
  if (isPlainText()) safeStorage.setUsePlainTextEncryption(true)

  return {
    describe: async () => describeVault(),
    async seal(ref, secret) {
      if (!safeStorage.isEncryptionAvailable()) throw noVault()
      return safeStorage.encryptString(JSON.stringify({ ref, secret })).toString('base64')
    },
    async open(ref, sealed) {
      if (!safeStorage.isEncryptionAvailable()) throw noVault()
      const content = decrypt(sealed)
      if (content?.ref !== ref) throw notOpened()
      return content.secret
    },
  }
}

function decrypt(sealed: string): z.infer<typeof sealedSchema> | null {
  try {
    return sealedSchema.parse(JSON.parse(safeStorage.decryptString(Buffer.from(sealed, 'base64'))))
  } catch {
    return null // the error may quote what was decrypted
  }
}

/** Linux's `basic_text`: a key that is the same on every machine. */
function isPlainText(): boolean {
  return process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text'
}

const names = {
  keychain: 'the macOS Keychain',
  dpapi: 'Windows data protection (DPAPI)',
  keyring: 'the system keyring (Secret Service, such as GNOME Keyring)',
  kwallet: 'KWallet',
}

function keeper(): VaultInfo['keeper'] {
  if (process.platform === 'darwin') return 'keychain'
  if (process.platform === 'win32') return 'dpapi'
  const backend = safeStorage.getSelectedStorageBackend()
  if (backend === 'gnome_libsecret') return 'keyring'
  return backend.startsWith('kwallet') ? 'kwallet' : null
}

function vaultName(): string {
  const kept = keeper()
  return kept === null ? 'no keyring' : names[kept]
}

function describeVault(): VaultInfo {
  if (isPlainText()) return { kind: 'os', keeper: null, weakness: 'scrambled', keyFile: null }
  return {
    kind: 'os',
    keeper: keeper(),
    weakness: safeStorage.isEncryptionAvailable() ? null : 'silent',
    keyFile: null,
  }
}

function noVault(): SightlineError {
  return new SightlineError(
    'vault-locked',
    `Tokens can’t be kept: ${vaultName()} does not answer.`,
    'Unlock it, or start its service, and start Sightline again.',
  )
}

function notOpened(): SightlineError {
  return new SightlineError(
    'vault-locked',
    `The stored token can’t be opened with ${vaultName()}.`,
    'Unlock it as the user who saved the token, or replace the integration’s token.',
  )
}
