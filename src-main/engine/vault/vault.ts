import { randomBytes } from 'node:crypto'
import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { SightlineError, type VaultInfo } from '../../../src-preload/contract'
import type { DataFolder } from '../data-folder'
import { fileSealer } from './file-sealer'
import type { Sealer } from './sealer'
import { readVaultFile } from './vault-file'

const vaultSchema = z.object({
  version: z.literal(1),
  entries: z.record(z.string(), z.object({ kind: z.enum(['os', 'file', 'passphrase']), sealed: z.string() })),
})
type Entries = z.infer<typeof vaultSchema>['entries']

const fingerprintKey = 'fingerprint-key'

/** All secrets of a data folder, each sealed by the operating system or by a {@link fileSealer}. */
export class Vault {
  readonly #folder: DataFolder
  readonly #sealer: Sealer
  readonly #fileSealer: Sealer
  #makingKey: Promise<void> | null = null

  constructor(folder: DataFolder, options: { sealer?: Sealer; passphrase?: string } = {}) {
    this.#folder = folder
    this.#fileSealer = fileSealer(folder, options.passphrase)
    this.#sealer = options.sealer ?? this.#fileSealer
  }

  describe(): Promise<VaultInfo> {
    return this.#sealer.describe()
  }

  /** Rejects with `vault-locked` where it can't be opened, with `no-such-secret` where there is none. */
  async get(ref: string): Promise<string> {
    const entry = this.#read()[ref]
    if (!entry)
      throw new SightlineError(
        'no-such-secret',
        'The token is missing from the vault.',
        'Replace the token in the integration’s settings.',
      )
    const { kind } = await this.#sealer.describe()
    if (entry.kind === 'os') {
      if (kind === 'os') return this.#sealer.open(ref, entry.sealed)
      throw new SightlineError(
        'vault-locked',
        'The tokens are kept in the operating system’s vault, which only the desktop app can open.',
        'Open Sightline and run this again: the command line then works through the open app.',
      )
    }
    const secret = await this.#fileSealer.open(ref, entry.sealed)
    // What a command line without a keychain has stored moves into the keychain when the desktop app finds it.
    if (kind === 'os') await this.#move(ref, entry.sealed, secret)
    return secret
  }

  /** Rejects with `vault-locked` under another passphrase than what is there: no one passphrase would then open all. */
  async set(ref: string, secret: string): Promise<void> {
    const { kind } = await this.#sealer.describe()
    const alike = Object.entries(this.#read()).find(([, entry]) => entry.kind === kind)
    if (kind === 'passphrase' && alike) await this.#sealer.open(alike[0], alike[1].sealed)
    const sealed = await this.#sealer.seal(ref, secret)
    this.#write({ ...this.#read(), [ref]: { kind, sealed } })
  }

  /** Seals it anew. What was set or deleted meanwhile stays as it is. */
  async #move(ref: string, from: string, secret: string): Promise<void> {
    const { kind } = await this.#sealer.describe()
    const sealed = await this.#sealer.seal(ref, secret)
    const entries = this.#read()
    if (entries[ref]?.sealed === from) this.#write({ ...entries, [ref]: { kind, sealed } })
  }

  delete(ref: string) {
    const { [ref]: _gone, ...rest } = this.#read()
    this.#write(rest)
  }

  /**
   * The key of all fingerprints of this data folder, made at its first use, and anew once what it was sealed under is
   * gone for good. `opens` is the entry of a secret that the vault has just opened.
   */
  async fingerprintKey(opens: string): Promise<string> {
    const known = await this.#knownFingerprintKey(opens)
    if (known !== null) return known
    // Two polls may begin at once, and must not make one each.
    this.#makingKey ??= this.set(fingerprintKey, randomBytes(32).toString('base64url')).finally(() => {
      this.#makingKey = null
    })
    await this.#makingKey
    return this.get(fingerprintKey)
  }

  /** Null where one has to be made. */
  async #knownFingerprintKey(opens: string): Promise<string | null> {
    const { [fingerprintKey]: entry, [opens]: opened } = this.#read()
    if (!entry) return null
    try {
      return await this.get(fingerprintKey)
    } catch (error) {
      // Whoever replaced the token of a vault that could no more be opened must not be locked out by this key for ever.
      const isLost =
        entry.kind === opened?.kind &&
        entry.kind !== 'passphrase' &&
        SightlineError.from(error).code === 'vault-locked'
      if (isLost) return null
      throw error
    }
  }

  #read(): Entries {
    if (!existsSync(this.#folder.vault)) return Object.create(null)
    const content = readVaultFile(this.#folder.vault)
    try {
      // Without what every object has: who asks for “constructor” asks for an entry.
      return Object.assign(Object.create(null), vaultSchema.parse(JSON.parse(content)).entries)
    } catch {
      throw new SightlineError(
        'vault-broken',
        `${this.#folder.vault} can’t be read as a vault.`,
        'Restore it from a backup, or move it away and replace the tokens of your integrations.',
      )
    }
  }

  #write(entries: Entries) {
    // On the disk before it takes the old one's place: a power cut must leave one of the two.
    const unfinished = `${this.#folder.vault}.new`
    writeFileSync(unfinished, JSON.stringify({ version: 1, entries }, null, 2), { mode: 0o600, flush: true })
    renameSync(unfinished, this.#folder.vault)
  }
}
