import type { Integration, Overview, Rule } from '../../src-preload/contract'
import { useIntegrations } from './integrations'
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
  const integrations = useIntegrations((state) => state.data)
  const rules = useRules((state) => state.data)
  return overview && judge(overview, integrations ?? [], rules ?? [])
}

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
  const open = countNotEvaluated(rules)
  if (open > 0)
    return {
      state: 'not_evaluated',
      sentence: `No open findings, but ${open} ${open === 1 ? 'rule' : 'rules'} could not be evaluated.`,
    }
  return said
}

/** Whether no integration has ended its first poll. */
export function neverPolled(integrations: Integration[]): boolean {
  return integrations.length > 0 && integrations.every(({ lastPollAt }) => lastPollAt === null)
}

/** How many rules could not be evaluated, or failed, in at least one integration. */
export function countNotEvaluated(rules: Rule[]): number {
  return rules.filter(({ results }) =>
    results.some(({ status }) => status === 'not_evaluated' || status === 'error'),
  ).length
}
