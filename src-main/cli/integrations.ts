import { type Integration, SightlineError, severities } from '../../src-preload/contract'
import { findIntegration } from './find-integration'
import type { OpenEngine } from './open-engine'
import { output } from './output'
import type { Globals } from './program'
import { table } from './table'

/** An integration as scripts see it. */
export function integrationJson(integration: Integration) {
  const { id, name, connector, enabled, ready, reason, lastPollAt, nextPollAt, resources } = integration
  return { id, name, connector, enabled, ready, reason, lastPollAt, nextPollAt, resources }
}

export async function listIntegrations({ api }: OpenEngine, { json }: Globals): Promise<void> {
  const all = await api.listIntegrations()
  if (json) return output.printJson(all.map(integrationJson))
  if (all.length === 0) return output.say('Nothing is connected yet: see `sightline add --help`.')
  await output.print(
    table(
      ['NAME', 'WORKSPACE', 'STATE', 'RESOURCES', 'FINDINGS', 'LAST POLL', 'NEXT POLL'],
      all.map((integration) => [
        integration.name,
        integration.workspaceName,
        state(integration),
        integration.resources,
        findings(integration),
        integration.lastPollAt ?? 'never',
        integration.nextPollAt ?? '',
      ]),
    ),
  )
  for (const { name, reason, hint } of all)
    if (reason) output.say(`${name} is not ready: ${[reason, hint].filter(Boolean).join(' ')}`)
}

export async function setEnabled(
  { api }: OpenEngine,
  { json }: Globals,
  name: string,
  enabled: boolean,
): Promise<void> {
  const { id } = await findIntegration(api, name)
  const integration = await api.setEnabled({ integrationId: id, enabled })
  if (json) return output.printJson(integrationJson(integration))
  await output.print(`${enabled ? 'Resumed' : 'Paused'} ${integration.name}.`)
}

export async function deleteIntegration(
  { api }: OpenEngine,
  { json }: Globals,
  name: string,
  { yes }: { yes: boolean },
): Promise<void> {
  const found = await findIntegration(api, name)
  if (!yes)
    throw new SightlineError(
      'not-confirmed',
      `Deleting ${found.name} removes its token, its ${found.resources} resources, their history, findings and alerts. It can’t be undone.`,
      'Give --yes if you are sure.',
    )
  const gone = await api.deleteIntegration({ integrationId: found.id })
  if (json) await output.printJson({ deleted: { id: found.id, name: found.name, ...gone } })
  else await output.print(`Deleted ${found.name}: ${gone.resources} resources, ${gone.changes} changes.`)
  const connector = (await api.listConnectors()).find(({ key }) => key === found.connector)
  if (connector && !found.demo) output.say(connector.guide.revoke)
}

function state({ enabled, ready, poll }: Integration): string {
  if (poll) return 'polling'
  if (!enabled) return ready ? 'disabled' : 'disabled, not ready'
  return ready ? 'ready' : 'not ready'
}

function findings({ findings }: Integration): string {
  const there = severities.filter((severity) => findings[severity] > 0)
  return there.map((severity) => `${findings[severity]} ${severity}`).join(', ') || '0'
}
