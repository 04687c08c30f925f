import type { ErrorReport } from '../../../src-preload/contract.ts'

/** Why a statement is not run, or not to its end, as its user will read it. */
export class Refusal extends Error {
  readonly report: ErrorReport
  constructor(report: ErrorReport) {
    super(report.message)
    this.report = report
  }
}
