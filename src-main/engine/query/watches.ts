import { type SavedQuery, SightlineError } from '../../../src-preload/contract'
import { counted } from '../counted'
import type { Log } from '../log/log'
import type { ResultDigest } from './protocol'
import { type SavedQueries, valuesFor } from './saved-queries'

const mostLines = 20

/** Looks at watched queries after each poll, and tells where a result is not what it was. */
export class Watches {
  #looking: Promise<void> = Promise.resolve()

  constructor(
    private readonly needs: {
      saved: SavedQueries
      log: Log
      /** In one transaction. */
      write: (work: () => void) => Promise<void>
      isIntegration: (integrationId: string) => boolean
      digest: (sql: string, parameters: Record<string, string | number | null>) => Promise<ResultDigest>
      raise: (integrationId: string, query: { id: string; name: string }, details: string[]) => void
      /** `raised`: there are new alerts. */
      onLook: (raised: boolean) => void
    },
  ) {}

  /** After a poll of that integration. One look after the other; resolves after this one. */
  look(integrationId: string): Promise<void> {
    return this.#inTurn(() => this.#lookAtAll(integrationId))
  }

  /** Resolves once all looks that were begun are done. */
  settled(): Promise<void> {
    return this.#looking
  }

  /** Notes what a query gives when it begins to be watched, so that the next poll has something to compare with. */
  begin(queryId: string): Promise<void> {
    return this.#inTurn(() => this.#lookAtAll(null, queryId))
  }

  #inTurn(look: () => Promise<void>): Promise<void> {
    this.#looking = this.#looking
      .then(look)
      .catch((error) => this.needs.log.failed('queries-not-watched', error))
    return this.#looking
  }

  async #lookAtAll(integrationId: string | null, only?: string) {
    let raised = false
    const { saved, write, raise, isIntegration } = this.needs
    const watched = saved
      .watched()
      .filter(({ query, digest }) => only === undefined || (query.id === only && digest === null))
    for (const { query, digest: before } of watched) {
      try {
        const now = await this.needs.digest(query.sql, valuesFor(query.parameters, query.values))
        const same = before?.sum === now.sum && before.rows === now.rows
        const tell = before !== null && !same && integrationId !== null
        await write(() => {
          if (!this.#isStill(query)) return
          // It was deleted meanwhile, and its alerts with it: the next poll of another one tells of the change.
          if (tell && !isIntegration(integrationId)) return
          raised ||= tell
          saved.noteLook(query.id, { digest: same ? undefined : now, changed: tell, error: null })
          if (tell) raise(integrationId, query, differences(before, now))
        })
      } catch (error) {
        const { code, message } = SightlineError.from(error)
        if (code === 'closing') return
        await write(() => saved.noteLook(query.id, { changed: false, error: message }))
      }
    }
    if (watched.length > 0) this.needs.onLook(raised)
  }

  /** False where it was edited since: what it gave then is not what it is to be compared with. */
  #isStill({ id, sql, values }: SavedQuery): boolean {
    const now = this.needs.saved.watched().find(({ query }) => query.id === id)?.query
    return now?.sql === sql && JSON.stringify(now.values) === JSON.stringify(values)
  }
}

function differences(before: ResultDigest, after: ResultDigest): string[] {
  const counts =
    before.rows === after.rows
      ? counted(after.rows, 'row')
      : `${counted(before.rows, 'row')} before, ${after.rows.toLocaleString('en')} now`
  if (!before.labels || !after.labels) return [counts]
  const [old, now] = [before.labels, after.labels]
  const lines = [
    ...Object.keys(now).flatMap((hash) => (hash in old ? [] : [`+ ${now[hash]}`])),
    ...Object.keys(old).flatMap((hash) => (hash in now ? [] : [`− ${old[hash]}`])),
  ]
  const more = lines.length - mostLines
  return [counts, ...lines.slice(0, mostLines), ...(more > 0 ? [`and ${more} more`] : [])]
}
