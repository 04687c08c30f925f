import { SightlineError } from '../../src-preload/contract'
import type { CallHandler } from '../../src-preload/peer'
import type { DataFolder } from './data-folder'
import type { EventHub } from './events'
import { suspectDamage } from './store/damage'
import { damagedDatabase, isDamage } from './store/damaged-database'
import { diskProblem } from './store/disk-problem'

/**
 * Notices wherever it first shows that the open database is damaged: it is told from then on, and mended at the next
 * start. What else the disk has to say is told in words as well.
 */
export class DamageWatch {
  constructor(
    private readonly folder: DataFolder,
    private readonly events: EventHub,
  ) {}

  /** To be shown every error that may come from the database. Gives the error to go on with. */
  readonly explain = (error: unknown): unknown => {
    if (!isDamage(error)) return diskProblem(error, this.folder.path) ?? error
    suspectDamage(this.folder)
    this.events.emit({ event: 'alerts', payload: [] })
    return new SightlineError(damagedDatabase.code, damagedDatabase.message, damagedDatabase.hint)
  }

  /** The same answers, but for damage, which is said to be that. */
  answering(answer: CallHandler): CallHandler {
    return async (name, input) => {
      try {
        return await answer(name, input)
      } catch (error) {
        throw this.explain(error)
      }
    }
  }
}
