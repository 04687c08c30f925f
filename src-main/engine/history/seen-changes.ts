import { z } from 'zod'
import type { SeenChanges } from '../../../src-preload/contract'
import type { EventHub } from '../events'
import type { Db } from '../store/database'
import { keepJson, keptJson } from '../store/kept-json'

const key = 'changes-seen'
const mark = z.object({ upTo: z.int(), at: z.string().nullable(), before: z.int() })
type Mark = z.infer<typeof mark>

/** Up to which recording somebody has looked at the changes: one mark for the data folder, whichever host it was. */
export class SeenMark {
  constructor(
    private readonly db: Db,
    private readonly events: EventHub,
    private readonly now: () => Date,
  ) {}

  get(): SeenChanges {
    const found = this.#mark()
    return { ...found, unseen: this.#count(found.upTo) }
  }

  upTo(): number {
    return this.#mark().upTo
  }

  set(upTo: number | undefined): SeenChanges {
    const last = (this.db.prepare('SELECT max(id) FROM recording').pluck().get() as number | null) ?? 0
    const before = this.#mark().upTo
    const next: Mark = { upTo: Math.min(upTo ?? last, last), at: this.now().toISOString(), before }
    keepJson(this.db, key, next)
    this.events.emit({ event: 'seenChanges', payload: {} })
    return this.get()
  }

  #mark(): Mark {
    const read = mark.safeParse(keptJson(this.db, key))
    return read.success ? read.data : { upTo: 0, at: null, before: 0 }
  }

  #count(upTo: number): number {
    const sum = this.db.prepare('SELECT sum(changes) FROM recording WHERE id > ?').pluck().get(upTo)
    return (sum as number | null) ?? 0
  }
}
