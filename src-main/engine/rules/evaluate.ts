import { prepareRule } from '../query/rule-statement'
import type { Db } from '../store/database'
import { basisOf, judge } from './judging'
import type { RuleShelf, ShelvedRule } from './rule-shelf'
import { confirmIfSame, type Verdict, writeVerdict } from './rule-state'
import type { Transition } from './store-findings'

/**
 * Evaluates the managed rules of an integration against what is stored now, in one transaction: those for which
 * something that they are made from has changed since. Writes only what changed, and returns it. The user's own rules
 * are not to be run here, where nothing can stop them: {@link Evaluations}.
 */
export function evaluateManaged(
  db: Db,
  shelf: RuleShelf,
  connector: { key: string },
  integrationId: string,
  now: string,
): Transition[] {
  const evaluateAll = db.transaction(() =>
    shelf
      .managed()
      .filter((shelved) => shelved.connector.key === connector.key)
      .flatMap((shelved): Transition[] => {
        const { rule } = shelved
        const basis = basisOf(db, shelf, shelved, integrationId, now)
        if (confirmIfSame(db, integrationId, rule.id, basis, now)) return []
        const verdict = evaluate(db, shelf, shelved, integrationId, now)
        const transition = writeVerdict(db, rule, integrationId, { verdict, basis, now })
        return transition.opened.length + transition.resolved.length > 0 ? [transition] : []
      }),
  )
  return evaluateAll.immediate()
}

function evaluate(
  db: Db,
  shelf: RuleShelf,
  shelved: ShelvedRule,
  integrationId: string,
  now: string,
): Verdict {
  const judgement = judge(db, shelf, shelved, integrationId)
  if (!('ask' in judgement)) return judgement
  try {
    const outcome = prepareRule(db, judgement.ask)(now)
    return 'rows' in outcome ? outcome : { status: 'not_evaluated', ...outcome }
  } catch (error) {
    return { status: 'error', reason: `Its query failed: ${(error as Error).message}` }
  }
}
