import {
  type Attestation,
  type ControlResult,
  type ControlStatus,
  controlStatuses,
  isUnknown,
  type Rule,
  type RuleResult,
} from '../../../src-preload/contract'
import { counted } from '../counted'

/** What one rule says of a control in one integration. */
interface Evidence {
  rule: Pick<Rule, 'name'>
  result: Pick<RuleResult, 'status' | 'reason' | 'findings'>
}

interface Objection {
  status: ControlStatus
  reason: string
}

/**
 * How a control stands by what its rules and a person say of it. One word against it is enough: failed goes before not
 * evaluated, that before not attested, and only what nothing speaks against has passed. A disabled rule says nothing,
 * but a control without any other is not evaluated. `blind`: no rule at all could be evaluated there, as where the
 * provider can't be reached; what was found before is no news then, or a score would fall to nothing by that alone.
 */
export function standingOf(
  manual: boolean,
  evidence: Evidence[],
  attestation: Attestation | null,
  now: string,
  blind: boolean,
): Pick<ControlResult, 'status' | 'reasons'> {
  const asked = evidence.filter(({ result }) => result.status !== 'disabled')
  const objections = [
    ...failures(asked).map((one): Objection => (blind ? { ...one, status: 'not_evaluated' } : one)),
    ...notEvaluated(asked),
    ...(asked.length > 0 || manual ? [] : [withoutRules(evidence)]),
    ...(manual ? attested(attestation, now) : []),
  ]
  return {
    status: worstStatus(objections.map(({ status }) => status)),
    reasons: objections.map(({ reason }) => reason),
  }
}

/** Passed where there is none. */
export function worstStatus(statuses: ControlStatus[]): ControlStatus {
  return controlStatuses.find((status) => statuses.includes(status)) ?? 'passed'
}

/** What was found counts until it is known to be gone: also where its rule can't be evaluated at the moment. */
function failures(asked: Evidence[]): Objection[] {
  return asked.flatMap(({ rule, result: { findings } }): Objection[] => {
    if (findings === 0) return []
    return [{ status: 'failed', reason: `${rule.name}: ${counted(findings, 'open finding')}.` }]
  })
}

/** The integrations in which no rule that is enabled could be evaluated. */
export function blindIn(rules: Pick<Rule, 'results'>[]): Set<string> {
  const results = rules.flatMap(({ results }) => results).filter(({ status }) => status !== 'disabled')
  const seen = new Set(results.filter((one) => !isUnknown(one)).map(({ integrationId }) => integrationId))
  return new Set(results.map(({ integrationId }) => integrationId).filter((id) => !seen.has(id)))
}

/** Rules that lack the same say so together. */
function notEvaluated(asked: Evidence[]): Objection[] {
  const unknown = asked.filter(({ result }) => isUnknown(result))
  const byReason = Map.groupBy(unknown, ({ result }) => result.reason ?? 'No reason was given.')
  return [...byReason].map(([reason, those]) => ({
    status: 'not_evaluated',
    reason: `${those.map(({ rule }) => rule.name).join(', ')}: ${reason}`,
  }))
}

function withoutRules(evidence: Evidence[]): Objection {
  return {
    status: 'not_evaluated',
    reason: evidence.length > 0 ? 'All of its rules are disabled.' : 'No rule gives evidence for it.',
  }
}

/** What an attestation says against it. */
function attested(attestation: Attestation | null, now: string): Objection[] {
  if (attestation === null)
    return [{ status: 'not_attested', reason: 'Nobody has attested yet that it is met.' }]
  const { met, author, note, until } = attestation
  if (until !== null && until <= now)
    return [
      { status: 'not_attested', reason: `What ${author} attested was good until ${until.slice(0, 10)}.` },
    ]
  return met ? [] : [{ status: 'failed', reason: `${author} attested that it isn’t met: ${note}` }]
}
