import { createHash, randomBytes, randomUUID } from 'node:crypto'
import {
  type CheckedInputOf,
  type QueryApi,
  type QueryKey,
  SightlineError,
} from '../../../src-preload/contract'
import type { Db } from '../store/database'

const day = 24 * 60 * 60_000
/** In milliseconds. So long after a key expired or was revoked it is still listed, with what it was used for. */
const rememberedFor = 30 * day

interface KeyRow {
  id: string
  name: string
  queries: string | null
  created_at: string
  expires_at: string
  last_used_at: string | null
  revoked_at: string | null
  uses: number
}

/** Keys with which other programs may ask: a secret is shown once, and kept as its hash. */
export class QueryKeys {
  constructor(
    private readonly db: Db,
    private readonly now: () => Date,
  ) {}

  describe(): QueryApi {
    const keys = this.db
      .prepare<[], KeyRow>(`SELECT ${columns} FROM query_key ORDER BY created_at DESC, id`)
      .all()
    return { enabled: this.#enabled(), keys: keys.map(view) }
  }

  setEnabled(enabled: boolean): QueryApi {
    this.db
      .prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('query_api', ?)")
      .run(enabled ? 'on' : 'off')
    return this.describe()
  }

  create({ name, days, queries }: CheckedInputOf<'createQueryKey'>): { key: QueryKey; secret: string } {
    const now = this.now().getTime()
    const secret = `slq_${randomBytes(32).toString('base64url')}`
    const id = randomUUID()
    this.db
      .prepare('DELETE FROM query_key WHERE coalesce(revoked_at, expires_at) < ?')
      .run(new Date(now - rememberedFor).toISOString())
    this.db
      .prepare(
        'INSERT INTO query_key (id, name, hash, queries, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(
        id,
        name,
        hashOf(secret),
        queries === null ? null : JSON.stringify(queries),
        new Date(now).toISOString(),
        new Date(now + days * day).toISOString(),
      )
    const row = this.db.prepare<[string], KeyRow>(`SELECT ${columns} FROM query_key WHERE id = ?`).get(id)
    return { key: view(row as KeyRow), secret }
  }

  revoke(keyId: string): QueryApi {
    const { changes } = this.db
      .prepare('UPDATE query_key SET revoked_at = coalesce(revoked_at, ?) WHERE id = ?')
      .run(this.now().toISOString(), keyId)
    if (changes === 0)
      throw new SightlineError('no-such-key', 'There is no such key.', 'Look at the list of keys.')
    return this.describe()
  }

  /** The key of a request, noting its use. Throws `forbidden`, the same for every reason. */
  use(secret: string): QueryKey {
    const now = this.now().toISOString()
    // Found by hash: comparing takes as long for a near miss as for any other.
    const row = this.#enabled()
      ? this.db
          .prepare<[string, string, string], KeyRow>(
            `UPDATE query_key SET last_used_at = ?, uses = uses + 1
             WHERE hash = ? AND revoked_at IS NULL AND expires_at > ? RETURNING ${columns}`,
          )
          .get(now, hashOf(secret), now)
      : undefined
    if (row) return view(row)
    throw new SightlineError(
      'forbidden',
      'This key is not good.',
      'Turn the query API on in Sightline’s settings, and make a key there.',
    )
  }

  #enabled(): boolean {
    return this.db.prepare("SELECT value FROM meta WHERE key = 'query_api'").pluck().get() === 'on'
  }
}

const columns = 'id, name, queries, created_at, expires_at, last_used_at, revoked_at, uses'

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('base64')

const view = (row: KeyRow): QueryKey => ({
  id: row.id,
  name: row.name,
  queries: row.queries === null ? null : JSON.parse(row.queries),
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  lastUsedAt: row.last_used_at,
  revokedAt: row.revoked_at,
  uses: row.uses,
})
