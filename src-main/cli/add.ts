import { SightlineError } from '../../src-preload/contract'
import { allConnectors } from '../engine/connectors/all'
import type { Connector } from '../engine/connectors/connector'
import { findIntegration } from './find-integration'
import { integrationJson } from './integrations'
import type { OpenEngine } from './open-engine'
import { output } from './output'
import type { Globals } from './program'
import { mustHaveToken, readToken } from './read-token'

interface Options {
  name?: string
  description?: string
  tag?: string[]
  region?: string
  apiUrl?: string
  interval?: number
  domain?: string[]
  keepHistory?: number | 'all'
  tokenStdin: boolean
}

/** What can be added, below the help of `add`. */
export const connectorsInHelp = () => ['\nConnectors:', ...allConnectors().map(connectorInHelp)].join('\n')

function connectorInHelp({ key, summary, regions }: Connector): string {
  const place =
    regions.length > 0 ? `--region ${regions.map((region) => region.key).join(' or ')}` : '--api-url'
  return `  ${key}: ${summary}\n    Give ${place}.`
}

const details = ({ description, tag, region, apiUrl, interval, domain, keepHistory }: Options) => ({
  description,
  tags: tag,
  region,
  apiUrl,
  intervalMinutes: interval,
  companyDomains: domain,
  keepHistoryDays: keepHistory === 'all' ? null : keepHistory,
})

/** `sightline add`: the token is tested before anything is saved. */
export async function addIntegration(
  { api, joined }: OpenEngine,
  { json }: Globals,
  connector: string,
  options: Options & { name: string },
): Promise<void> {
  const token = mustHaveToken(await readToken(options.tokenStdin))
  // Without a running app this process ends before a poll could: `sync` is the command for that.
  const added = await api.addIntegration({
    ...details(options),
    connector,
    name: options.name,
    token,
    poll: joined,
  })
  if (json) return output.printJson(integrationJson(added))
  await output.print(`Added ${added.name}: the workspace “${added.workspaceName}”.`)
  output.say(
    joined ? 'The running Sightline polls it now.' : `Poll it with: sightline sync ${quoted(added.name)}`,
  )
}

/** `sightline update`: what is not given stays. A new token or place is tested first. */
export async function updateIntegration(
  { api }: OpenEngine,
  { json }: Globals,
  name: string,
  options: Options,
): Promise<void> {
  const { id } = await findIntegration(api, name)
  const given = await readToken(options.tokenStdin)
  const token = options.tokenStdin ? mustHaveToken(given) : given
  const changed = { ...details(options), name: options.name, token }
  if (Object.values(changed).every((value) => value === undefined))
    throw new SightlineError(
      'usage',
      'Nothing is given that would change.',
      'See `sightline update --help`, or pipe a new token in with --token-stdin.',
    )
  const updated = await api.updateIntegration({ ...changed, integrationId: id })
  if (json) return output.printJson(integrationJson(updated))
  await output.print(`Updated ${updated.name}${token === undefined ? '' : ', with another token'}.`)
}

const quoted = (name: string) => (/^[\w.-]+$/.test(name) ? name : `'${name.replaceAll("'", `'\\''`)}'`)
