import type { Backtest, BacktestProgress, CheckedInputOf } from '../../../src-preload/contract'
import type { Cancelling } from '../query/cancelling'
import type { QueryProcesses } from '../query/query-processes'
import type { Db } from '../store/database'
import { draftOf } from './previews'
import type { RuleShelf } from './rule-shelf'

/** Runs rules over history. */
export class Backtests {
  constructor(
    private readonly needs: {
      db: Db
      shelf: RuleShelf
      processes: QueryProcesses
      cancelling: Cancelling
      now: () => Date
      onProgress: (progress: BacktestProgress) => void
    },
  ) {}

  async run(input: CheckedInputOf<'backtestRule'>): Promise<Backtest> {
    draftOf(this.needs.shelf, input, input.parameters)
    throw new Error('to come')
  }
}
