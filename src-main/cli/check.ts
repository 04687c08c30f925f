import {
  type Api,
  type Finding,
  type Rule,
  type Severity,
  SightlineError,
  severities,
} from '../../src-preload/contract'
import { junit } from './junit'
import type { OpenEngine } from './open-engine'
import { output } from './output'
import type { Globals } from './program'
import { sarif } from './sarif'
import { table } from './table'

export const checkFormats = ['table', 'json', 'junit', 'sarif'] as const

/** A rule with its open findings, of all integrations. */
export type CheckedRule = Rule & { reason: string | null; open: Finding[] }

/** `sightline check`. Exit 2 with findings; else 1 if a rule could not be evaluated; else 0. */
export async function checkRules(
  { api }: OpenEngine,
  { json }: Globals,
  { severity, format }: { severity?: Severity; format: (typeof checkFormats)[number] },
): Promise<number> {
  if ((await api.listIntegrations()).length === 0)
    throw new SightlineError(
      'no-integrations',
      'There is nothing to check: no workspace is connected.',
      'Connect one with `sightline add`, then poll it with `sightline sync`.',
    )
  const least = severities.indexOf(severity ?? 'low')
  const rank = (rule: Rule) => severities.indexOf(rule.severity)
  const rules = (await api.listRules({}))
    .filter((rule) => rank(rule) <= least)
    .sort((a, b) => rank(a) - rank(b))
  const checked = await Promise.all(rules.map((rule) => withFindings(api, rule)))

  if (json || format === 'json') await output.printJson({ rules: checked.map(ruleJson) })
  else if (format === 'junit') await output.print(junit(checked))
  else if (format === 'sarif') await output.printJson(sarif(checked))
  else await printTable(checked)

  if (checked.some(({ open }) => open.length > 0)) return 2
  return checked.every(({ status }) => status === 'ok') ? 0 : 1
}

async function withFindings(api: Api, rule: Rule): Promise<CheckedRule> {
  const open: Finding[] = []
  for (let offset = 0; ; offset = open.length) {
    const { rows, total } = await api.listFindings({ ruleId: rule.id, status: 'open', offset, limit: 500 })
    open.push(...rows)
    if (rows.length === 0 || open.length >= total) break
  }
  const untold = rule.results.find(({ status }) => status === 'not_evaluated' || status === 'error')
  return { ...rule, reason: untold?.reason ?? null, open }
}

function ruleJson({ id, name, severity, status, reason, open }: CheckedRule) {
  return {
    id,
    name,
    severity,
    status,
    reason,
    findings: open.map((finding) => ({
      integration: finding.integrationName,
      resourceType: finding.resourceType,
      resourceId: finding.resourceId,
      resourceName: finding.resourceName,
      firstSeenAt: finding.firstSeenAt,
      evidence: finding.evidence,
    })),
  }
}

async function printTable(checked: CheckedRule[]): Promise<void> {
  const rows = checked.flatMap((rule) => {
    if (rule.open.length === 0) return [[rule.severity, rule.status, rule.name, rule.reason]]
    return rule.open.map((finding) => [rule.severity, 'finding', rule.name, finding.resourceName])
  })
  await output.print(table(['SEVERITY', 'STATUS', 'RULE', 'RESOURCE OR REASON'], rows))
  const findings = checked.reduce((sum, { open }) => sum + open.length, 0)
  const untold = checked.filter(({ status }) => status === 'not_evaluated' || status === 'error').length
  output.say(
    `${findings} ${findings === 1 ? 'finding' : 'findings'} of ${checked.length} rules${
      untold > 0 ? `; ${untold} could not be evaluated` : ''
    }.`,
  )
}
