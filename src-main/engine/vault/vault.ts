import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { SightlineError, type VaultInfo } from '../../../src-preload/contract'
import type { DataFolder } from '../data-folder'
import { fileSealer } from './file-sealer'
import type { Sealer } from './sealer'

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

  async set(ref: string, secret: string): Promise<void> {
    const { kind } = await this.#sealer.describe()
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

  /** The key of all fingerprints of this data folder, made at its first use. */
  async fingerprintKey(): Promise<string> {
    if (!this.#read()[fingerprintKey]) {
      // Two polls may begin at once, and must not make one each.
      this.#makingKey ??= this.set(fingerprintKey, randomBytes(32).toString('base64url')).finally(() => {
        this.#makingKey = null
      })
      await this.#makingKey
    }
    return this.get(fingerprintKey)
  }

  #read(): Entries {
    if (!existsSync(this.#folder.vault)) return {}
    try {
      return vaultSchema.parse(JSON.parse(readFileSync(this.#folder.vault, 'utf8'))).entries
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
