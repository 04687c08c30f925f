import type { AlertCondition, AlertRule } from '../../../../src-preload/contract'
import { changeDraft } from '../../../state/drafts'

/** An alert rule as it is being written. */
export type AlertRuleDraft = Omit<AlertRule, 'id' | 'lastAlertAt'>

/** What is entered in its form: channels that were added on the way join those that it has. */
export type AlertRuleEntry = AlertRuleDraft & { added: string[] }

export type ConditionOn = AlertCondition['on']
/** The condition of one kind, such as `Condition<'change'>`. */
export type Condition<On extends ConditionOn> = Extract<AlertCondition, { on: On }>

/** What each kind of condition begins with. */
const initial: { [On in ConditionOn]: Condition<On> } = {
  finding: {
    on: 'finding',
    transitions: ['opened', 'reopened'],
    severities: ['critical', 'high'],
    ruleIds: [],
  },
  rule_status: { on: 'rule_status', statuses: ['error', 'not_evaluated'], ruleIds: [] },
  change: { on: 'change', resourceTypes: [], changes: [], fields: [], gained: [], actors: [] },
  query: { on: 'query', queryIds: [] },
  score: { on: 'score', packIds: [], below: 90 },
  readiness: { on: 'readiness', states: ['not_ready'] },
  failing: { on: 'failing', hours: 6 },
}

export const initialCondition = (on: ConditionOn): AlertCondition => initial[on]

export function newDraft(channelIds: string[]): AlertRuleDraft {
  return {
    name: '',
    enabled: true,
    condition: initial.finding,
    integrationIds: [],
    channelIds,
    time: 'at_once',
    severity: 'medium',
  }
}

export function draftOf({ id, lastAlertAt, ...draft }: AlertRule): AlertRuleDraft {
  return draft
}

export function withAdded({ added, ...draft }: AlertRuleEntry): AlertRuleDraft {
  return { ...draft, channelIds: [...draft.channelIds, ...added] }
}

/** Chooses a channel in the form that is kept under that route, which may be one that nothing is entered in. */
export function chooseChannel(route: string, channelId: string): void {
  changeDraft<AlertRuleEntry>(route, ({ added = [] }) => ({ added: [...added, channelId] }))
}
