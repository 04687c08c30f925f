import {
  type CompliancePack,
  type CompliancePackSummary,
  type Control,
  type ControlResult,
  type ControlRule,
  isUnknown,
  type Rule,
  SightlineError,
} from '../../../src-preload/contract'
import type { RuleBook } from '../rules/rule-book'
import type { RuleRegistry } from '../rules/rule-registry'
import type { Db } from '../store/database'
import type { Attestations } from './attestations'
import { blindIn, standingOf, worstStatus } from './control-standing'
import type { ControlDefinition } from './pack-definition'
import type { PackEntry, PackRegistry } from './pack-registry'
import { countsOf, scored } from './score'
import type { ScoreLog } from './score-log'

/** So many steps are drawn beside a pack's name. */
const stepsInTrend = 40

interface Watched {
  id: string
  name: string
  connector: string
}

/** The packs and how their controls stand, by what rules and people say now. */
export class ComplianceBook {
  constructor(
    private readonly needs: {
      db: Db
      packs: PackRegistry
      registry: RuleRegistry
      rules: RuleBook
      attestations: Attestations
      scores: ScoreLog
      now: () => Date
    },
  ) {}

  list(integrationId?: string): CompliancePackSummary[] {
    const { packs, scores } = this.needs
    const rules = this.#rules(integrationId)
    const watched = this.integrations(integrationId)
    return packs.all().map((entry) => {
      const { sections, integrations: _, ...pack } = this.#view(entry, rules, watched)
      return {
        ...pack,
        controls: sections.reduce((total, { controls }) => total + controls.length, 0),
        trend: scores.steps(pack.id, integrationId).slice(-stepsInTrend),
      }
    })
  }

  /** Throws `no-such-pack`. */
  get(packId: string, integrationId?: string): CompliancePack {
    const entry = this.needs.packs.get(packId)
    return this.#view(entry, this.#rules(integrationId), this.integrations(integrationId))
  }

  /** All packs of an integration; of one that isn't there, none. */
  of(integrationId: string): CompliancePack[] {
    const integrations = this.#integrations().filter(({ id }) => id === integrationId)
    const rules = this.#rules(integrationId)
    return this.needs.packs
      .all()
      .filter(({ connector }) => integrations[0]?.connector === connector)
      .map((entry) => this.#view(entry, rules, integrations))
  }

  /** One, or all. Throws `no-such-integration`. */
  integrations(integrationId?: string): Watched[] {
    const all = this.#integrations()
    if (integrationId === undefined) return all
    const found = all.filter(({ id }) => id === integrationId)
    if (found.length > 0) return found
    throw new SightlineError(
      'no-such-integration',
      'That integration does not exist (any more).',
      'Look at the list of integrations.',
    )
  }

  #integrations(): Watched[] {
    return this.needs.db
      .prepare<[], Watched>('SELECT id, name, connector FROM integration ORDER BY name')
      .all()
  }

  #rules(integrationId?: string): { rule: Rule; connector: string }[] {
    const { rules, registry } = this.needs
    return rules.list(integrationId).map((rule) => ({ rule, connector: registry.get(rule.id).connector.key }))
  }

  #view(
    { pack: { sections, ...said }, connector }: PackEntry,
    allRules: { rule: Rule; connector: string }[],
    all: Watched[],
  ): CompliancePack {
    const integrations = all.filter((one) => one.connector === connector)
    const rules = allRules.filter((one) => one.connector === connector).map(({ rule }) => rule)
    const attestationOf = this.needs.attestations.latest(said.id)
    const sinceOf = this.#recorded(said.id)
    const now = this.needs.now().toISOString()
    const blind = blindIn(rules)

    const resultOf = (control: ControlDefinition, its: Rule[], { id, name }: Watched): ControlResult => {
      const attestation = attestationOf(id, control.id)
      const evidence = its.flatMap((rule) =>
        rule.results.filter(({ integrationId }) => integrationId === id).map((result) => ({ rule, result })),
      )
      const standing = standingOf(control.manual !== null, evidence, attestation, now, blind.has(id))
      const recorded = sinceOf(id, control.id)
      const since = recorded?.status === standing.status ? recorded.since : null
      return { integrationId: id, integrationName: name, ...standing, since, attestation }
    }
    const viewOf = (control: ControlDefinition): Control => {
      const its = rules.filter(({ compliance }) => compliance[said.framework]?.includes(control.id))
      const results = integrations.map((integration) => resultOf(control, its, integration))
      const status = results.length === 0 ? 'not_evaluated' : worstStatus(results.map((one) => one.status))
      return {
        ...control,
        status,
        rules: its.map(shortened),
        results,
      }
    }
    const viewed = sections.map(({ controls, ...section }) => ({
      ...section,
      controls: controls.map(viewOf),
    }))
    const results = viewed.flatMap(({ controls }) => controls.flatMap((control) => control.results))
    return {
      ...said,
      connector,
      standing: scored(countsOf(results.map(({ status }) => status))),
      sections: viewed,
      integrations: integrations.map(({ id, name }) => ({ id, name })),
    }
  }

  /** What was recorded of a pack's controls. */
  #recorded(packId: string) {
    const rows = this.needs.db
      .prepare<
        [string],
        Pick<ControlResult, 'integrationId' | 'status'> & { controlId: string; since: string }
      >(
        `SELECT integration_id AS integrationId, control_id AS controlId, status, since
         FROM compliance_control WHERE pack_id = ?`,
      )
      .all(packId)
    const byKey = new Map(rows.map((row) => [`${row.integrationId} ${row.controlId}`, row]))
    return (integrationId: string, controlId: string) => byKey.get(`${integrationId} ${controlId}`)
  }
}

function shortened({
  id,
  name,
  severity,
  managed,
  status,
  findings,
  suppressed,
  results,
}: Rule): ControlRule {
  const unknown = results.find(isUnknown)
  const where = results.length > 1 && unknown ? `${unknown.integrationName}: ` : ''
  const reason = unknown ? `${where}${unknown.reason}` : null
  return { id, name, severity, managed, status, reason, findings, suppressed }
}
