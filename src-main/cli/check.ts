import { extname, resolve } from 'node:path'
import {
  type Finding,
  isUnknown,
  type Rule,
  type RuleResult,
  type Severity,
  SightlineError,
  severities,
} from '../../src-preload/contract'
import { counted } from '../engine/counted'
import { allPages } from './all-pages'
import { junit } from './junit'
import type { OpenEngine } from './open-engine'
import { output } from './output'
import type { Globals } from './program'
import { sarif } from './sarif'
import { table } from './table'
import { writeFile } from './write-file'

export const checkFormats = ['table', 'json', 'junit', 'sarif'] as const
type Format = (typeof checkFormats)[number]

/** A rule with its open findings, of all integrations. */
export type CheckedRule = Rule & {
  open: Finding[]
  /** Where it could not be evaluated, whatever was found elsewhere. A rule that is disabled need not be. */
  unknownIn: RuleResult[]
}

interface Options {
  severity?: Severity
  failOn?: Severity
  format?: Format
  output?: string
}

/** `sightline check`. Exit 2 with findings that fail it; else 1 if a rule could not be evaluated; else 0. */
export async function checkRules(
  { api }: OpenEngine,
  { json }: Globals,
  { severity, failOn = 'low', format: wanted, output: path }: Options,
): Promise<number> {
  const integrations = await api.listIntegrations()
  if (integrations.length === 0)
    throw new SightlineError(
      'no-integrations',
      'There is nothing to check: no workspace is connected.',
      'Connect one with `sightline add`, then poll it with `sightline sync`.',
    )
  const least = severities.indexOf(severity ?? 'low')
  const rank = (rule: Rule) => severities.indexOf(rule.severity)
  const rules = (await api.listRules({}))
    // Those of a provider that nothing is connected of have nothing to tell.
    .filter((rule) => rank(rule) <= least && rule.results.length > 0)
    .sort((a, b) => rank(a) - rank(b))
  const found: Finding[] = []
  for await (const finding of allPages((page) => api.listFindings({ ...page, status: 'open' })))
    found.push(finding)
  const open = Map.groupBy(found, ({ ruleId }) => ruleId)
  const checked = rules.map(
    (rule): CheckedRule => ({
      ...rule,
      open: open.get(rule.id) ?? [],
      unknownIn: rule.status === 'disabled' ? [] : rule.results.filter(isUnknown),
    }),
  )
  const written = (format: Format) => reports[format](checked, integrations.length > 1)

  if (path === undefined) {
    const format = json ? 'json' : (wanted ?? 'table')
    await output.print(written(format))
    if (format === 'table') say(checked)
  } else {
    const format = wanted ?? formatOf(path)
    writeFile(path, `${written(format)}\n`)
    if (json) await output.printJson({ path: resolve(path), format, ...totals(checked) })
    else say(checked)
  }

  const fails = (rule: CheckedRule) => rule.open.length > 0 && rank(rule) <= severities.indexOf(failOn)
  if (checked.some(fails)) return 2
  return checked.some(({ unknownIn }) => unknownIn.length > 0) ? 1 : 0
}

const reports: Record<Format, (checked: CheckedRule[], several: boolean) => string> = {
  table: asTable,
  json: (checked) => output.json({ rules: checked.map(ruleJson) }),
  junit,
  sarif: (checked) => output.json(sarif(checked)),
}

function formatOf(path: string): Format {
  const ending = extname(path).toLowerCase()
  if (ending === '.sarif') return 'sarif'
  if (ending === '.xml') return 'junit'
  return ending === '.json' ? 'json' : 'table'
}

function ruleJson({ id, name, severity, status, open, unknownIn }: CheckedRule) {
  return {
    id,
    name,
    severity,
    status,
    reason: unknownIn[0]?.reason ?? null,
    findings: open.map((finding) => ({
      integration: finding.integrationName,
      resourceType: finding.resourceType,
      resourceId: finding.resourceId,
      resourceName: finding.resourceName,
      firstSeenAt: finding.firstSeenAt,
      evidence: finding.evidence,
      url: finding.url,
    })),
  }
}

function asTable(checked: CheckedRule[], several: boolean): string {
  const of = <Cell>(integration: Cell): Cell[] => (several ? [integration] : [])
  const rows = checked.flatMap(({ severity, status, name, open, unknownIn }) => {
    if (open.length === 0 && unknownIn.length === 0) return [[severity, status, name, ...of(null), null]]
    const row = (said: string, integration: string, text: string | null) => [
      severity,
      said,
      name,
      ...of(integration),
      text,
    ]
    return [
      ...open.map(({ integrationName, resourceName }) => row('finding', integrationName, resourceName)),
      ...unknownIn.map((result) => row(result.status, result.integrationName, result.reason)),
    ]
  })
  return table(['SEVERITY', 'STATUS', 'RULE', ...of('INTEGRATION'), 'RESOURCE OR REASON'], rows)
}

const totals = (checked: CheckedRule[]) => ({
  findings: checked.reduce((sum, { open }) => sum + open.length, 0),
  rules: checked.length,
  notEvaluated: checked.filter(({ unknownIn }) => unknownIn.length > 0).length,
})

/** In one line. */
function say(checked: CheckedRule[]) {
  const { findings, rules, notEvaluated } = totals(checked)
  output.say(
    `${counted(findings, 'finding')} of ${counted(rules, 'rule')}${
      notEvaluated > 0 ? `; ${notEvaluated} could not be evaluated` : ''
    }.`,
  )
}
