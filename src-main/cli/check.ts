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

/** Of all integrations. */
type JudgedRule = Rule & {
  /** Where it could not be evaluated, whatever was found elsewhere. A rule that is disabled need not be. */
  unknownIn: RuleResult[]
}
export type CheckedRule = JudgedRule & { open: Finding[] }

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
  const rules: JudgedRule[] = (await api.listRules({}))
    // Those of a provider that nothing is connected of have nothing to tell.
    .filter((rule) => rank(rule) <= least && rule.results.length > 0)
    .sort((a, b) => rank(a) - rank(b))
    .map((rule) => ({ ...rule, unknownIn: rule.status === 'disabled' ? [] : rule.results.filter(isUnknown) }))
  const counts = new Map<string, number>()
  async function* openOf({ id, findings }: Rule) {
    if (findings === 0) return
    for await (const finding of allPages((page) =>
      api.listFindings({ ...page, ruleId: id, status: 'open' }),
    )) {
      counts.set(id, (counts.get(id) ?? 0) + 1)
      yield finding
    }
  }
  const written = async (format: Exclude<Format, 'json'>) => {
    const checked: CheckedRule[] = []
    for (const rule of rules) checked.push({ ...rule, open: await allOf(openOf(rule)) })
    return reports[format](checked, integrations.length > 1)
  }
  const totals = () => ({
    findings: [...counts.values()].reduce((sum, count) => sum + count, 0),
    rules: rules.length,
    notEvaluated: rules.filter(({ unknownIn }) => unknownIn.length > 0).length,
  })

  if (path === undefined) {
    const format = json ? 'json' : (wanted ?? 'table')
    if (format === 'json') await output.printJsonParts(jsonOf(rules, openOf))
    else await output.print(await written(format))
    if (format === 'table') say(totals())
  } else {
    const format = wanted ?? formatOf(path)
    const text = format === 'json' ? (await allOf(jsonOf(rules, openOf))).join('') : await written(format)
    writeFile(path, `${text}\n`)
    if (json) await output.printJson({ path: resolve(path), format, ...totals() })
    else say(totals())
  }

  const fails = (rule: Rule) => counts.has(rule.id) && rank(rule) <= severities.indexOf(failOn)
  if (rules.some(fails)) return 2
  return rules.some(({ unknownIn }) => unknownIn.length > 0) ? 1 : 0
}

const reports: Record<Exclude<Format, 'json'>, (checked: CheckedRule[], several: boolean) => string> = {
  table: asTable,
  junit,
  sarif: (checked) => output.json(sarif(checked)),
}

function formatOf(path: string): Format {
  const ending = extname(path).toLowerCase()
  if (ending === '.sarif') return 'sarif'
  if (ending === '.xml') return 'junit'
  return ending === '.json' ? 'json' : 'table'
}

async function allOf<T>(some: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const one of some) all.push(one)
  return all
}

/** A JSON document in parts, as findings are read: all of them may be longer than memory. */
async function* jsonOf(
  rules: JudgedRule[],
  openOf: (rule: Rule) => AsyncIterable<Finding>,
): AsyncGenerator<string> {
  let comma = ''
  yield '{\n  "rules": ['
  for (const rule of rules) {
    const { id, name, severity, status, unknownIn } = rule
    const head = JSON.stringify({ id, name, severity, status, reason: unknownIn[0]?.reason ?? null })
    yield `${comma}\n    ${head.slice(0, -1)},"findings":[`
    comma = ''
    for await (const finding of openOf(rule)) {
      yield `${comma}\n      ${JSON.stringify(findingJson(finding))}`
      comma = ','
    }
    yield ']}'
    comma = ','
  }
  yield '\n  ]\n}'
}

const findingJson = (finding: Finding) => ({
  integration: finding.integrationName,
  resourceType: finding.resourceType,
  resourceId: finding.resourceId,
  resourceName: finding.resourceName,
  firstSeenAt: finding.firstSeenAt,
  evidence: finding.evidence,
  url: finding.url,
})

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

/** In one line. */
function say({ findings, rules, notEvaluated }: { findings: number; rules: number; notEvaluated: number }) {
  output.say(
    `${counted(findings, 'finding')} of ${counted(rules, 'rule')}${
      notEvaluated > 0 ? `; ${notEvaluated} could not be evaluated` : ''
    }.`,
  )
}
