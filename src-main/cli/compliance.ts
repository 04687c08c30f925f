import {
  type CompliancePack,
  type ComplianceScore,
  type Control,
  SightlineError,
} from '../../src-preload/contract'
import { findIntegration } from './find-integration'
import type { OpenEngine } from './open-engine'
import { output } from './output'
import type { Globals } from './program'
import { printRows } from './query'
import { table } from './table'
import { wholePercent } from './whole-percent'

export const complianceFormats = ['table', 'json', 'csv'] as const

interface Where {
  integration?: string
}

/** `sightline compliance list`. */
export async function listPacks({ api }: OpenEngine, { json }: Globals, where: Where): Promise<void> {
  const packs = await api.listCompliancePacks(await placeOf(api, where))
  if (json) return output.printJson(packs)
  const rows = packs.map(({ id, name, version, standing }) => [
    name,
    `${id} v${version}`,
    percent(standing),
    standing.passed,
    standing.failed,
    standing.notEvaluated,
    standing.notAttested,
  ])
  const head = ['PACK', 'ID', 'SCORE', 'PASSED', 'FAILED', 'NOT EVALUATED', 'NOT ATTESTED']
  await output.print(table(head, rows))
}

/** `sightline compliance show`. Exit 2 with controls that failed; else 1 if one could not be told; else 0. */
export async function showPack(
  { api }: OpenEngine,
  { json }: Globals,
  packId: string,
  { format: wanted, ...where }: Where & { format: (typeof complianceFormats)[number] },
): Promise<number> {
  const place = await placeOf(api, where)
  const pack = await api.getCompliancePack({ packId, ...place })
  if (pack.integrations.length === 0)
    throw new SightlineError(
      'no-integrations',
      'There is nothing to check: no workspace is connected.',
      'Connect one with `sightline add`, then poll it with `sightline sync`.',
    )
  const format = json ? 'json' : wanted
  if (format === 'json') await output.printJson(pack)
  else if (format === 'csv')
    await printRows(api, {
      sql: controlsSql,
      parameters: { pack: packId, integration: place.integrationId ?? null },
      format: 'csv',
    })
  else await output.print(asTable(pack))
  say(pack)
  const { failed, notEvaluated, notAttested } = pack.standing
  if (failed > 0) return 2
  return notEvaluated + notAttested > 0 ? 1 : 0
}

const controlsSql = `SELECT * FROM sightline_compliance_control
  WHERE packId = $pack AND ($integration IS NULL OR integrationId = $integration)`

async function placeOf(api: OpenEngine['api'], { integration }: Where): Promise<{ integrationId?: string }> {
  return integration === undefined ? {} : { integrationId: (await findIntegration(api, integration)).id }
}

function asTable({ sections, integrations }: CompliancePack): string {
  const rows = sections.flatMap(({ controls }) =>
    controls.map((control) => [
      control.status,
      control.id,
      control.title,
      control.rules.reduce((total, { findings }) => total + findings, 0),
      reasonsOf(control, integrations.length > 1),
    ]),
  )
  return table(['STATUS', 'CONTROL', 'TITLE', 'FINDINGS', 'REASON'], rows)
}

function reasonsOf({ results }: Control, several: boolean): string {
  return results
    .filter(({ reasons }) => reasons.length > 0)
    .map(({ integrationName, reasons }) => `${several ? `${integrationName}: ` : ''}${reasons.join(' ')}`)
    .join(' ')
}

/** In one line. */
function say({ name, standing }: CompliancePack) {
  const { passed, failed, notEvaluated, notAttested } = standing
  output.say(
    `${name}: ${percent(standing)}: ${passed} passed, ${failed} failed; ${notEvaluated} not evaluated, ${notAttested} not attested.`,
  )
}

function percent({ score }: ComplianceScore): string {
  return score === null ? 'no score' : wholePercent(score)
}
