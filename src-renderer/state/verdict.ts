import type { Integration, Overview, Rule } from '../../src-preload/contract'
import { useIntegrations } from './integrations'
import type { Loaded } from './loaded'
import { useOverview } from './overview'
import { useRules } from './rules'

/** The overview's state, and two in which “no open findings” would not mean that all is well. */
export type VerdictState = Overview['state'] | 'first_poll' | 'not_evaluated'

export interface Verdict {
  state: VerdictState
  /** One sentence. */
  sentence: string
}

/** “Am I all right?”; null while loading. */
export function useVerdict(): Verdict | null {
  const overview = useOverview((state) => state.data)
  const integrations = useIntegrations(known)
  const rules = useRules(known)
  return overview && integrations && rules && judge(overview, integrations, rules)
}

/** What can't be asked for is shown as an error where it belongs, and does not hold back the verdict. */
function known<T>({ data, error }: Loaded<T[]>): T[] | null {
  return data ?? (error ? (nothing as T[]) : null)
}
const nothing: unknown[] = []

function judge(overview: Overview, integrations: Integration[], rules: Rule[]): Verdict {
  const said: Verdict = { state: overview.state, sentence: overview.summary }
  if (said.state !== 'well') return said
  const [first] = integrations
  if (first && neverPolled(integrations))
    return {
      state: 'first_poll',
      sentence:
        integrations.length === 1
          ? `Looking at ${first.name} for the first time…`
          : `Looking at ${integrations.length} integrations for the first time…`,
    }
  const unknown = describeNotEvaluated(rules)
  if (unknown)
    return { state: 'not_evaluated', sentence: `No open findings, but not all is known: ${unknown}.` }
  return said
}

/** Whether no integration has ended its first poll. */
export function neverPolled(integrations: Integration[]): boolean {
  return integrations.length > 0 && integrations.every(({ lastPollAt }) => lastPollAt === null)
}

/** “3 rules not evaluated”; null if all were, wherever they could be. */
export function describeNotEvaluated(rules: Rule[]): string | null {
  const count = rules.filter(({ results }) =>
    results.some(({ status }) => status === 'not_evaluated' || status === 'error'),
  ).length
  if (count === 0) return null
  const several = rules.some(({ results }) => results.length > 1)
  return `${count} ${count === 1 ? 'rule' : 'rules'} not evaluated${several ? ' everywhere' : ''}`
}
