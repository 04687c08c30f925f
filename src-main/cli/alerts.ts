import { checkCall, type InputOf, SightlineError } from '../../src-preload/contract'
import { allPages } from './all-pages'
import { findByName } from './find-by-name'
import { textOfFileOrStdin } from './given-file'
import type { OpenEngine } from './open-engine'
import { output } from './output'
import type { Globals } from './program'
import { table } from './table'
import { refuseUnknownFields } from './unknown-fields'

/** `sightline alerts`: newest first. */
export async function listAlerts(
  { api }: OpenEngine,
  { json }: Globals,
  { since }: { since?: string },
): Promise<void> {
  const alerts = allPages((page) => api.listAlerts({ ...page, since }))
  if (json) return output.printJsonRows(alerts)
  const cells: unknown[][] = []
  for await (const { at, severity, kind, integrationName, title } of alerts)
    cells.push([at, severity, kind, integrationName, title])
  await output.print(table(['AT', 'SEVERITY', 'KIND', 'INTEGRATION', 'ALERT'], cells))
}

/** `sightline alert-rules list`. */
export async function listAlertRules({ api }: OpenEngine, { json }: Globals): Promise<void> {
  const rules = await api.listAlertRules()
  if (json) return output.printJson(rules)
  const names = new Map((await api.listChannels()).map(({ id, name }) => [id, name]))
  const rows = rules.map(({ name, enabled, condition, time, channelIds, lastAlertAt }) => [
    name,
    enabled ? 'on' : 'off',
    condition.on,
    time,
    channelIds.map((id) => names.get(id)).join(', '),
    lastAlertAt,
  ])
  await output.print(table(['ALERT RULE', 'STATE', 'ABOUT', 'WHEN', 'CHANNELS', 'LAST'], rows))
}

/** `sightline alert-rules add`. Channels may be told by their names. */
export async function addAlertRule({ api }: OpenEngine, { json }: Globals, file: string): Promise<void> {
  const given = parsed(
    await textOfFileOrStdin(file, 'Give a file with an alert rule as JSON, or - for standard input.'),
  )
  const { input } = checkCall('addAlertRule', given)
  refuseUnknownFields(given, input)
  const channels = await api.listChannels()
  const channelIds = given.channelIds.map((wanted) => findByName(channels, wanted, 'channel').id)
  const rule = await api.addAlertRule({ ...given, channelIds })
  if (json) return output.printJson(rule)
  await output.print(`${rule.name}: on`)
}

/** `sightline alert-rules enable`, `disable`. */
export async function setAlertRule(
  { api }: OpenEngine,
  { json }: Globals,
  name: string,
  enabled: boolean,
): Promise<void> {
  const { id: alertRuleId } = findByName(await api.listAlertRules(), name, 'alert rule')
  const rule = await api.updateAlertRule({ alertRuleId, enabled })
  if (json) return output.printJson(rule)
  await output.print(`${rule.name}: ${rule.enabled ? 'on' : 'off'}`)
}

/** `sightline alert-rules delete`. */
export async function deleteAlertRule({ api }: OpenEngine, { json }: Globals, name: string): Promise<void> {
  const { id: alertRuleId } = findByName(await api.listAlertRules(), name, 'alert rule')
  const deleted = await api.deleteAlertRule({ alertRuleId })
  if (json) return output.printJson(deleted)
  await output.print(`${name} is deleted.`)
}

/** `sightline deliveries list`: newest first. */
export async function listDeliveries(
  { api }: OpenEngine,
  { json }: Globals,
  { channel }: { channel?: string },
): Promise<void> {
  const channelId =
    channel === undefined ? undefined : findByName(await api.listChannels(), channel, 'channel').id
  const deliveries = allPages((page) => api.listDeliveries({ ...page, channelId }))
  if (json) return output.printJsonRows(deliveries)
  const cells: unknown[][] = []
  for await (const {
    id,
    createdAt,
    channelName,
    status,
    title,
    attempts,
    nextAttemptAt,
    error,
  } of deliveries)
    cells.push([id, createdAt, channelName, status, title, attempts, nextAttemptAt, error?.message])
  await output.print(
    table(['ID', 'CREATED AT', 'CHANNEL', 'STATUS', 'MESSAGE', 'TRIES', 'NEXT TRY', 'ERROR'], cells),
  )
}

/** `sightline deliveries retry`. Exit 1 if the message did not arrive. */
export async function retryDelivery(
  { api }: OpenEngine,
  { json }: Globals,
  deliveryId: number,
): Promise<number> {
  const delivery = await api.retryDelivery({ deliveryId })
  if (json) await output.printJson(delivery)
  else await output.print(`${delivery.title}: ${delivery.status}`)
  if (delivery.error) output.say(`${delivery.error.message} ${delivery.error.hint}`)
  return delivery.status === 'sent' ? 0 : 1
}

function parsed(json: string): InputOf<'addAlertRule'> {
  try {
    const given = JSON.parse(json) as InputOf<'addAlertRule'>
    if (Array.isArray(given.channelIds)) return given
  } catch {
    // Said below.
  }
  throw new SightlineError(
    'bad-input',
    'That is no alert rule as JSON.',
    'It looks like {"name": "Owners", "condition": {"on": "finding", "transitions": ["opened"]}, "channelIds": ["Slack"]}.',
  )
}
