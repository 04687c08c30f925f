import { randomUUID } from 'node:crypto'
import {
  type CheckedInputOf,
  type PreviewRow,
  type RulePreview,
  type RuleValues,
  SightlineError,
} from '../../../src-preload/contract'
import type { Cancelling } from '../query/cancelling'
import type { QueryProcesses } from '../query/query-processes'
import type { FoundRow } from '../query/rule-statement'
import type { Db } from '../store/database'
import { judge } from './judging'
import { mustFit } from './rule-editing'
import { readRule } from './rule-file'
import type { RuleEntry, RuleRegistry } from './rule-registry'

export type RuleDraft = Pick<RuleEntry, 'rule' | 'connector' | 'broken'>

/** The rule that is meant: a draft's text, or one there is. Throws `bad-rule`, `no-such-rule` or `bad-input`. */
export function draftOf(
  registry: RuleRegistry,
  { source, ruleId }: { source?: string; ruleId?: string },
  parameters: RuleValues | undefined,
): RuleDraft {
  if ((source === undefined) === (ruleId === undefined))
    throw new SightlineError('bad-input', 'Give either source or ruleId.', 'Correct it and try again.')
  const draft = ruleId === undefined ? drafted(registry, source as string) : registry.get(ruleId)
  if (parameters !== undefined) mustFit(draft.rule, parameters)
  return draft
}

function drafted(registry: RuleRegistry, source: string): RuleDraft {
  const rule = readRule(source, registry.names)
  return { rule, connector: registry.connectorOf(rule), broken: null }
}

/** What a rule's parameters are in an integration, if these are set. */
export const valuesWith = (
  registry: RuleRegistry,
  { rule }: RuleDraft,
  integrationId: string,
  parameters: RuleValues | undefined,
): RuleValues => ({ ...registry.values(rule, integrationId), ...parameters })

/** What it takes to run drafts in the query process. */
export interface Running {
  db: Db
  registry: RuleRegistry
  processes: QueryProcesses
  cancelling: Cancelling
  now: () => Date
}

/** What drafts would find now. Nothing of it is kept. */
export class Previews {
  constructor(private readonly needs: Running) {}

  async run(input: CheckedInputOf<'previewRule'>): Promise<RulePreview[]> {
    const { db, registry, cancelling } = this.needs
    const draft = draftOf(registry, input, input.parameters)
    const integrations = db
      .prepare<object, { id: string; name: string }>(
        `SELECT id, name FROM integration
         WHERE connector = :connector AND (:integrationId IS NULL OR id = :integrationId) ORDER BY name`,
      )
      .all({ connector: draft.connector.key, integrationId: input.integrationId ?? null })
    return cancelling.run(input.previewId ?? randomUUID(), async (signal) => {
      const previews: RulePreview[] = []
      for (const integration of integrations)
        previews.push(await this.#preview(draft, integration, input, signal))
      return previews
    })
  }

  async #preview(
    draft: RuleDraft,
    { id, name }: { id: string; name: string },
    { parameters, maxRows, timeoutMs }: CheckedInputOf<'previewRule'>,
    signal: AbortSignal,
  ): Promise<RulePreview> {
    const { db, registry, processes, now } = this.needs
    const nothing = { integrationId: id, integrationName: name, total: 0, rows: [], tookMs: 0 }
    const judgement = judge(db, registry, draft, id, { values: valuesWith(registry, draft, id, parameters) })
    if (!('ask' in judgement)) return { ...nothing, ...judgement }
    const { outcome, tookMs } = await processes.run(
      'preview',
      { rule: judgement.ask, now: now().toISOString(), resourceType: draft.rule.resourceType, maxRows },
      { timeoutMs, signal },
    )
    if ('reason' in outcome) return { ...nothing, status: 'not_evaluated', reason: outcome.reason, tookMs }
    return {
      ...nothing,
      status: outcome.found > 0 ? 'warning' : 'ok',
      reason: null,
      total: outcome.found,
      rows: outcome.rows.map((row) => this.#named(row, draft, id)),
      tookMs,
    }
  }

  #named(
    { resourceType: said, resourceId, evidence }: FoundRow,
    { rule }: RuleDraft,
    integrationId: string,
  ): PreviewRow {
    const resourceType = said ?? rule.resourceType
    const name = this.needs.db
      .prepare('SELECT name FROM resource WHERE type = ? AND integration_id = ? AND id = ?')
      .pluck()
      .get(resourceType, integrationId, resourceId) as string | undefined
    return { resourceType, resourceId, resourceName: name ?? resourceId, evidence }
  }
}
