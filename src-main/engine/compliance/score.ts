import type { ComplianceScore, ControlStatus } from '../../../src-preload/contract'

export type Counts = Omit<ComplianceScore, 'score'>

export function countsOf(statuses: ControlStatus[]): Counts {
  const count = (wanted: ControlStatus) => statuses.filter((status) => status === wanted).length
  return {
    passed: count('passed'),
    failed: count('failed'),
    notEvaluated: count('not_evaluated'),
    notAttested: count('not_attested'),
  }
}

/** What could not be evaluated or was not attested counts neither for nor against. */
export function scored({ passed, failed, notEvaluated, notAttested }: Counts): ComplianceScore {
  const score = passed + failed === 0 ? null : passed / (passed + failed)
  return { passed, failed, notEvaluated, notAttested, score }
}

export function sum(all: Counts[]): Counts {
  const total = (count: keyof Counts) => all.reduce((before, counts) => before + counts[count], 0)
  return {
    passed: total('passed'),
    failed: total('failed'),
    notEvaluated: total('notEvaluated'),
    notAttested: total('notAttested'),
  }
}

export function sameCounts(a: Counts, b: Counts): boolean {
  return (
    a.passed === b.passed &&
    a.failed === b.failed &&
    a.notEvaluated === b.notEvaluated &&
    a.notAttested === b.notAttested
  )
}

/** 0 to 100; null where a score says nothing, or there is none. */
export const inPercent = (of: ComplianceScore | null): number | null =>
  of === null || of.score === null ? null : of.score * 100
