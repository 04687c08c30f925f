import type { AlertCondition, AlertRule, AlertTime } from '../../../../src-preload/contract'
import { withinASentence } from '../../../components/within-a-sentence'
import type { Names } from './use-names'

export const timeNames: Record<AlertTime, string> = {
  at_once: 'At once',
  daily: 'Daily digest',
  weekly: 'Weekly digest',
}

export const statusNames = {
  ok: 'OK',
  warning: 'Warning',
  not_evaluated: 'Not evaluated',
  error: 'Error',
} as const

/** What an alert rule is about, as one sentence: “A critical or high finding is opened, in Acme”. */
export function inWords(
  { condition, integrationIds }: Pick<AlertRule, 'condition' | 'integrationIds'>,
  names: Names,
): string {
  const where = integrationIds.length > 0 ? `, in ${either(integrationIds.map(names.integration))}` : ''
  return `${conditionInWords(condition, names)}${where}`
}

function conditionInWords(condition: AlertCondition, names: Names): string {
  switch (condition.on) {
    case 'finding': {
      const severity = condition.severities.length > 0 ? `${either(condition.severities)} ` : ''
      const of = condition.ruleIds.length > 0 ? ` of ${someOf(condition.ruleIds, names.rule, 'rules')}` : ''
      const what = `${severity}finding${of}`
      return `${withArticle(what)} is ${either(condition.transitions)}`
    }
    case 'rule_status': {
      const rule =
        condition.ruleIds.length > 0
          ? `The status of ${someOf(condition.ruleIds, names.rule, 'rules')}`
          : 'A rule’s status'
      return `${rule} becomes ${either(condition.statuses.map((status) => statusNames[status]))}`
    }
    case 'change': {
      const types = condition.resourceTypes.map((type) => withinASentence(names.type(type)))
      const what =
        types.length === 0
          ? 'A resource'
          : withArticle(types.length > 4 ? `resource of ${types.length} types` : either(types))
      const change = condition.changes.length > 0 ? `is ${either(condition.changes)}` : 'changes'
      const fields = condition.fields.length > 0 ? ` in ${either(condition.fields.map(quoted))}` : ''
      return `${what} ${change}${fields}${by(condition.actors)}`
    }
    case 'query':
      return condition.queryIds.length > 0
        ? `The result of ${someOf(condition.queryIds, names.query, 'queries')} changes`
        : 'The result of a watched query changes'
    case 'score':
      return `The score of ${
        condition.packIds.length > 0 ? either(condition.packIds.map(names.pack)) : 'a compliance pack'
      } falls below ${condition.below}%`
    case 'readiness':
      return `An integration becomes ${either(
        condition.states.map((state) => (state === 'ready' ? 'ready again' : 'not ready')),
      )}`
    case 'failing':
      return `Polls have been failing for ${condition.hours} ${condition.hours === 1 ? 'hour' : 'hours'}`
  }
}

type Actors = Extract<AlertCondition, { on: 'change' }>['actors']

function by(actors: Actors): string {
  if (actors.length === 0) return ''
  const words = actors.map((actor) =>
    actor.by === 'glob'
      ? quoted(actor.glob)
      : { user: 'a user', token: 'a token', unknown: 'someone unknown' }[actor.by],
  )
  return `, by ${either(words)}`
}

/** A few by name, many by their number. */
function someOf(ids: readonly string[], nameOf: (id: string) => string, plural: string): string {
  return ids.length > 2 ? `one of ${ids.length} ${plural}` : either(ids.map((id) => quoted(nameOf(id))))
}

const quoted = (text: string) => `“${text}”`

/** Types that begin with u are users and their like: a user. */
function withArticle(what: string): string {
  return `${/^[aeio]/i.test(what) ? 'An' : 'A'} ${what}`
}

/** “a”, “a or b”, “a, b or c”. */
export function either(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? 'nothing'
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}
