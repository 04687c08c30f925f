/**
 * What an older version kept and this one takes for a secret is not to be kept for good: before the first poll of a version
 * that knows more secrets, it is taken out of all that is stored, whether the provider still tells of it or not. A
 * fingerprint takes its place, as in what is polled from then on, so that none of it looks like a change.
 */
import type { ResourceType } from '../connectors/connector'
import { inSlices } from '../event-loop/in-slices'
import { canonicalText, contentHash } from '../json/canonical'
import type { Json } from '../json/paths'
import { noteCompaction } from '../store/compaction'
import type { Db } from '../store/database'
import { inTransaction } from '../store/transaction'
import type { WriteLock } from '../store/write-lock'
import { recipeVersion } from './readings'
import { censored, type Fingerprint, withoutSecrets } from './redact'

/** So many rows at once: others may write in between. */
const batch = 500

interface Needs {
  db: Db
  writeLock: WriteLock
  integrationId: string
  types: ResourceType[]
  fingerprint: Fingerprint
  /** Once it aborts, the next poll begins anew. */
  signal: AbortSignal
}

export async function takeOutLaterSecrets(needs: Needs): Promise<void> {
  const { db, writeLock, integrationId, types, signal } = needs
  const known = db.prepare('SELECT known_secrets FROM integration WHERE id = ?').pluck().get(integrationId)
  if (known === recipeVersion) return
  for (const type of types) {
    await batchwise(needs, (after) => cleanResources(needs, type, after))
    await batchwise(needs, (after) => cleanChanges(needs, type, after))
  }
  if (signal.aborted) return
  const done = db.prepare('UPDATE integration SET known_secrets = ? WHERE id = ?')
  await writeLock.exclusively(() => done.run(recipeVersion, integrationId))
}

/** Each batch in a transaction of its own. `clean` begins after a key, and gives the last that it came to; null at the end. */
async function batchwise({ db, writeLock, signal }: Needs, clean: (after: number) => Promise<number | null>) {
  for (let after: number | null = 0; after !== null && !signal.aborted; ) {
    const from: number = after
    after = await writeLock.exclusively(() => inTransaction(db, () => clean(from)))
  }
}

async function cleanResources(needs: Needs, type: ResourceType, after: number): Promise<number | null> {
  const { db, integrationId } = needs
  const rows = db
    .prepare<[string, string, number, number], { key: number; body: string }>(
      'SELECT key, body FROM resource WHERE type = ? AND integration_id = ? AND key > ? ORDER BY key LIMIT ?',
    )
    .all(type.key, integrationId, after, batch)
  const update = db.prepare('UPDATE resource SET body = ?, hash = ? WHERE key = ?')
  let cleaned = 0
  await inSlices(rows, ({ key, body }) => {
    const text = canonicalText(withoutLaterSecrets(needs, type, body), type.unordered)
    if (text === body) return
    cleaned++
    update.run(text, contentHash(text), key)
  })
  if (cleaned > 0) {
    noteCompaction(db)
    // What rules found in it is found anew.
    db.prepare('UPDATE type_state SET revision = revision + 1 WHERE integration_id = ? AND type = ?').run(
      integrationId,
      type.key,
    )
  }
  return rows.length < batch ? null : (rows.at(-1)?.key ?? null)
}

async function cleanChanges(needs: Needs, type: ResourceType, after: number): Promise<number | null> {
  const { db, integrationId } = needs
  const rows = db
    .prepare<[string, string, number, number], { id: number; before: string | null; after: string | null }>(
      `SELECT c.id, c.before, c.after FROM change AS c JOIN recording AS r ON r.id = c.recording_id
       WHERE r.resource_type = ? AND r.integration_id = ? AND c.id > ? ORDER BY c.id LIMIT ?`,
    )
    .all(type.key, integrationId, after, batch)
  const update = db.prepare('UPDATE change SET before = ?, after = ? WHERE id = ?')
  let cleaned = 0
  await inSlices(rows, (change) => {
    const clean = (stored: string | null) =>
      stored && JSON.stringify(withoutLaterSecrets(needs, type, stored))
    const [before, after] = [clean(change.before), clean(change.after)]
    if (before === change.before && after === change.after) return
    cleaned++
    update.run(before, after, change.id)
  })
  if (cleaned > 0) noteCompaction(db)
  return rows.length < batch ? null : (rows.at(-1)?.id ?? null)
}

/** What was replaced by a fingerprint before stays so. */
function withoutLaterSecrets(
  { fingerprint }: Needs,
  type: ResourceType,
  stored: string,
): Record<string, Json> {
  const once: Fingerprint = (secret) =>
    secret.startsWith('fingerprint:') || secret === censored ? secret : fingerprint(secret)
  return withoutSecrets(JSON.parse(stored), type.secrets, once)
}
