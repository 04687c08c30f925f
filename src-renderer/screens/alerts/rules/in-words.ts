import type { AlertCondition, AlertRule, AlertTime } from '../../../../src-preload/contract'
import { withinASentence } from '../../../components/within-a-sentence'
import { t } from '../../../texts'
import { formatList } from '../../../texts/format'
import type { Names } from './use-names'

export const timeNames: Record<AlertTime, string> = {
  get at_once() {
    return t('alerts.inWords.atOnce')
  },
  get daily() {
    return t('alerts.inWords.dailyDigest')
  },
  get weekly() {
    return t('alerts.inWords.weeklyDigest')
  },
}

export const statusNames = {
  get ok() {
    return t('alerts.inWords.ok')
  },
  get warning() {
    return t('common.warning')
  },
  get not_evaluated() {
    return t('common.notEvaluated')
  },
  get error() {
    return t('common.error')
  },
} as const

/** What an alert rule is about, as one sentence: “A critical or high finding is opened, in Acme”. */
export function inWords(
  { condition, integrationIds }: Pick<AlertRule, 'condition' | 'integrationIds'>,
  names: Names,
): string {
  const sentence = conditionInWords(condition, names)
  if (integrationIds.length === 0) return sentence
  return t('alerts.inWords.inIntegrations', {
    sentence,
    integrations: either(integrationIds.map(names.integration)),
  })
}

function conditionInWords(condition: AlertCondition, names: Names): string {
  switch (condition.on) {
    case 'finding': {
      const transitions = either(condition.transitions.map((each) => t(`alerts.inWords.became.${each}`)))
      const severities = either(condition.severities.map((each) => t(`alerts.inWords.severities.${each}`)))
      const about = { transitions, severities, rules: someRules(condition.ruleIds, names) }
      if (condition.ruleIds.length === 0)
        return condition.severities.length === 0
          ? t('alerts.inWords.finding', about)
          : t('alerts.inWords.severeFinding', about)
      return condition.severities.length === 0
        ? t('alerts.inWords.findingOf', about)
        : t('alerts.inWords.severeFindingOf', about)
    }
    case 'rule_status': {
      const statuses = either(condition.statuses.map((status) => statusNames[status]))
      return condition.ruleIds.length === 0
        ? t('alerts.inWords.status', { statuses })
        : t('alerts.inWords.statusOf', { statuses, rules: someRules(condition.ruleIds, names) })
    }
    case 'change':
      return changeInWords(condition, names)
    case 'query': {
      const { queryIds } = condition
      if (queryIds.length === 0) return t('alerts.inWords.result')
      const queries =
        queryIds.length > most
          ? t('alerts.inWords.oneOfQueries', { count: queryIds.length })
          : either(queryIds.map((id) => quoted(names.query(id))))
      return t('alerts.inWords.resultOf', { queries })
    }
    case 'score': {
      const { packIds, below } = condition
      return packIds.length === 0
        ? t('alerts.inWords.score', { below })
        : t('alerts.inWords.scoreOf', { below, packs: either(packIds.map(names.pack)) })
    }
    case 'readiness':
      return t('alerts.inWords.readiness', {
        states: either(condition.states.map((state) => t(`alerts.inWords.states.${state}`))),
      })
    case 'failing':
      return t('alerts.inWords.failing', { count: condition.hours })
  }
}

type Change = Extract<AlertCondition, { on: 'change' }>

function changeInWords({ resourceTypes, changes, fields, gained, actors }: Change, names: Names): string {
  const what = resourceInWords(resourceTypes.map((type) => withinASentence(names.type(type))))
  let sentence =
    changes.length === 0
      ? t('alerts.inWords.changes', { what })
      : t('alerts.inWords.isChanged', {
          what,
          changes: either(changes.map((each) => t(`alerts.inWords.changed.${each}`))),
        })
  if (fields.length > 0)
    sentence = t('alerts.inWords.inFields', { sentence, fields: either(fields.map(quoted)) })
  if (gained.length > 0)
    sentence = t('alerts.inWords.gaining', { sentence, values: either(gained.map(quoted)) })
  if (actors.length > 0)
    sentence = t('alerts.inWords.byActors', {
      sentence,
      actors: either(
        actors.map((actor) =>
          actor.by === 'glob' ? quoted(actor.glob) : t(`alerts.inWords.actors.${actor.by}`),
        ),
      ),
    })
  return sentence
}

function resourceInWords(types: string[]): string {
  if (types.length === 0) return t('alerts.inWords.resource')
  if (types.length > 4) return t('alerts.inWords.resourceOfTypes', { count: types.length })
  // Types that begin with u are users and their like: a user.
  return /^[aeio]/i.test(types[0] ?? '')
    ? t('alerts.inWords.anOfTypes', { types: either(types) })
    : t('alerts.inWords.aOfTypes', { types: either(types) })
}

/** More are told by their number. */
const most = 2

function someRules(ids: readonly string[], names: Names): string {
  return ids.length > most
    ? t('alerts.inWords.oneOfRules', { count: ids.length })
    : either(ids.map((id) => quoted(names.rule(id))))
}

const quoted = (text: string) => t('common.quoted', { text })

/** “a”, “a or b”, “a, b or c”. */
function either(words: readonly string[]): string {
  return words.length === 0 ? t('alerts.inWords.nothing') : formatList(words, 'or')
}
