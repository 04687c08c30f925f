import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { type Api, isUnknown, type Rule, type RuleValue, SightlineError } from '../../src-preload/contract'
import { counted } from '../engine/counted'
import { findIntegration } from './find-integration'
import { textOfFileOrStdin } from './given-file'
import { onInterrupt } from './on-interrupt'
import type { OpenEngine } from './open-engine'
import { output } from './output'
import type { Globals } from './program'
import { table } from './table'
import { writeFile } from './write-file'

interface Where {
  integration?: string
}

/** `sightline rules list`. */
export async function listRules({ api }: OpenEngine, { json }: Globals): Promise<void> {
  const rules = await api.listRules()
  if (json) return output.printJson(rules)
  const rows = rules.map(({ severity, status, name, id, version, findings, suppressed, managed }) => [
    severity,
    status,
    name,
    `${id} v${version}${managed ? '' : ' (own)'}`,
    suppressed > 0 ? `${findings} (${suppressed} suppressed)` : String(findings),
  ])
  await output.print(table(['SEVERITY', 'STATUS', 'RULE', 'ID', 'FINDINGS'], rows))
}

/** `sightline rules show`: its text, and on stderr how it stands. */
export async function showRule({ api }: OpenEngine, { json }: Globals, ruleId: string): Promise<void> {
  const rule = await api.getRule({ ruleId })
  if (json) return output.printJson(rule)
  await output.print(rule.source)
  for (const { integrationName, status, reason, findings } of rule.results)
    output.say(`${integrationName}: ${status}, ${findings} open${reason ? `. ${reason}` : ''}`)
}

/** `sightline rules validate`. Exit 1 if something is wrong with the file. */
export async function validateRules({ api }: OpenEngine, { json }: Globals, file: string): Promise<number> {
  const checked = await api.checkRules({ source: await sourceIn(file) })
  if (json) await output.printJson(checked)
  else
    for (const { line, field, message, hint } of checked.problems)
      await output.print(`${file}:${line}: ${field ? `${field}: ` : ''}${message} ${hint}`)
  output.say(`${checked.rules.length} good, ${checked.problems.length} problems.`)
  return checked.problems.length > 0 ? 1 : 0
}

/** `sightline rules add`: all rules of a file, or none. */
export async function addRules(
  { api }: OpenEngine,
  { json }: Globals,
  file: string,
  { replace }: { replace: boolean },
): Promise<void> {
  const edits = await api.importRules({ source: await sourceIn(file), replace })
  if (json) return output.printJson(edits)
  for (const { rule, startedAnew } of edits) {
    await output.print(`${rule.id} v${rule.version}: ${rule.status}, ${rule.findings} open`)
    if (startedAnew)
      output.say(`Its results began anew: ${startedAnew.findings} earlier findings are forgotten.`)
  }
}

/** `sightline rules export`: those, or all of the user's own. */
export async function exportRules(
  { api }: OpenEngine,
  { json }: Globals,
  ruleIds: string[],
  { output: path }: { output?: string },
): Promise<void> {
  const exported = await api.exportRules(ruleIds.length > 0 ? { ruleIds } : {})
  if (path === undefined) return json ? output.printJson(exported) : output.write(exported.source)
  writeFile(path, exported.source)
  if (json) return output.printJson({ path: resolve(path), format: 'yaml', rules: exported.rules })
  output.say(`${counted(exported.rules, 'rule')} written to ${path}.`)
}

/** `sightline rules delete`. */
export async function deleteRule({ api }: OpenEngine, { json }: Globals, ruleId: string): Promise<void> {
  const gone = await api.deleteRule({ ruleId })
  if (json) return output.printJson(gone)
  output.say(`Deleted, with ${gone.findings} findings.`)
}

/** `sightline rules enable`, `disable` and `set`, in one integration or in all. */
export async function setRule(
  { api }: OpenEngine,
  { json }: Globals,
  ruleId: string,
  { integration }: Where,
  change: { enabled?: boolean; given?: string[] },
): Promise<void> {
  const integrationId = integration === undefined ? undefined : (await findIntegration(api, integration)).id
  const { given, enabled } = change
  const parameters = given && valuesIn(await api.getRule({ ruleId }), given)
  const edit = await api.setRule({ ruleId, integrationId, enabled, parameters })
  if (json) return output.printJson(edit)
  await output.print(`${edit.rule.id}: ${edit.rule.status}, ${edit.rule.findings} open`)
  if (edit.startedAnew)
    output.say(`Its results began anew: ${edit.startedAnew.findings} earlier findings are forgotten.`)
}

/**
 * `sightline rules preview`: what a file's rule, or one there is, would find now. Exit 2 if anything; else 1 if that could not
 * be told of some integration, or there is none; else 0.
 */
export async function previewRule(
  { api }: OpenEngine,
  { json }: Globals,
  wanted: string,
  { integration }: Where,
): Promise<number> {
  const integrationId = integration === undefined ? undefined : (await findIntegration(api, integration)).id
  const previews = await api.previewRule({ ...(await meant(api, wanted)), integrationId, maxRows: 1000 })
  if (json) await output.printJson(previews)
  else {
    const rows = previews.flatMap(({ integrationName, rows }) =>
      rows.map((row) => [integrationName, row.resourceType, row.resourceName, JSON.stringify(row.evidence)]),
    )
    await output.print(table(['INTEGRATION', 'TYPE', 'RESOURCE', 'EVIDENCE'], rows))
    for (const { integrationName, status, reason, total } of previews)
      output.say(`${integrationName}: ${status}, ${total} found${reason ? `. ${reason}` : ''}`)
  }
  if (previews.length === 0) output.say('Nothing is connected that this rule could look at.')
  if (previews.some(({ total }) => total > 0)) return 2
  return previews.length === 0 || previews.some(isUnknown) ? 1 : 0
}

/** `sightline rules backtest`: when a rule would have found what. */
export async function backtestRule(
  { api }: OpenEngine,
  { json }: Globals,
  wanted: string,
  { integration }: Where,
): Promise<void> {
  const { id: integrationId } = await only(api, integration)
  const backtestId = randomUUID()
  const stop = api.onEvent(({ event, payload }) => {
    if (event === 'backtest' && payload.backtestId === backtestId)
      output.progress(`${payload.done} of ${payload.total} moments`)
  })
  const stopHearing = onInterrupt(() => void api.cancelQuery({ id: backtestId }).catch(() => {}))
  const backtest = await api
    .backtestRule({ ...(await meant(api, wanted)), backtestId, integrationId })
    .finally(() => {
      stop()
      stopHearing()
      output.progress('')
    })
  if (json) return output.printJson(backtest)
  const rows = backtest.findings.map(({ from, to, resourceType, resourceName }) => [
    from,
    to ?? 'still',
    resourceType,
    resourceName,
  ])
  await output.print(table(['FROM', 'TO', 'TYPE', 'RESOURCE'], rows))
  for (const { from, to, reason } of backtest.notEvaluated)
    output.say(`Not evaluated from ${from} to ${to ?? 'now'}: ${reason}`)
  output.say(
    `${counted(rows.length, 'finding')} in ${counted(backtest.moments, 'moment')} since ${backtest.from ?? 'never'}.`,
  )
}

/** A rule's id, or else a file. */
async function meant(api: Api, wanted: string): Promise<{ ruleId: string } | { source: string }> {
  const known = (await api.listRules()).some(({ id }) => id === wanted)
  return known ? { ruleId: wanted } : { source: await sourceIn(wanted) }
}

const sourceIn = (file: string) =>
  textOfFileOrStdin(file, 'Give a rule file; `sightline rules list` has the ids of rules.')

async function only(api: Api, integration: string | undefined) {
  if (integration !== undefined) return findIntegration(api, integration)
  const [first, ...others] = await api.listIntegrations()
  if (first && others.length === 0) return first
  throw new SightlineError(
    'no-such-integration',
    first ? 'There are several integrations.' : 'There is no integration.',
    first ? 'Say which one: --integration NAME.' : 'Add one with `sightline add`.',
  )
}

/** Nothing at all would be 0. */
function aNumber(name: string, value: string): number {
  const number = Number(value)
  if (value.trim() !== '' && Number.isFinite(number)) return number
  throw new SightlineError('usage', `“${value}” is no number.`, `Write it as in ${name}=30.`)
}

/** Anything else would turn off what somebody meant to turn on. */
function trueOrFalse(name: string, value: string): boolean {
  if (/^(true|1)$/i.test(value)) return true
  if (/^(false|0)$/i.test(value)) return false
  throw new SightlineError(
    'usage',
    `“${value}” is neither true nor false.`,
    `Write ${name}=true or ${name}=false.`,
  )
}

/** `key=value`, by the kind that the rule says; of a list, separated by commas. */
function valuesIn(rule: Rule, given: string[]): Record<string, RuleValue> {
  return Object.fromEntries(
    given.map((pair): [string, RuleValue] => {
      const at = pair.indexOf('=')
      if (at < 1) throw new SightlineError('usage', `“${pair}” is no parameter.`, 'Write key=value.')
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
      const kind = rule.parameters.find((parameter) => parameter.name === name)?.kind
      if (kind === 'number') return [name, aNumber(name, value)]
      if (kind === 'boolean') return [name, trueOrFalse(name, value)]
      return [name, kind === 'list' ? value.split(',').filter((one) => one !== '') : value]
    }),
  )
}
