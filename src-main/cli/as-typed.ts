import type { Command } from 'commander'
import { SightlineError } from '../../src-preload/contract'

/** The options that fields of calls are given by. */
const options: Record<string, string> = {
  apiUrl: '--api-url',
  asOf: '--as-of',
  companyDomains: '--domain',
  description: '--description',
  from: '--from',
  host: '--host',
  intervalMinutes: '--interval',
  keepHistoryDays: '--keep-history',
  name: '--name',
  parameters: '--param',
  port: '--port',
  region: '--region',
  resourceType: '--type',
  since: '--since',
  tags: '--tag',
  to: '--to',
  type: '--type',
  user: '--user',
}

const viewsSql = "SELECT name FROM sqlite_schema WHERE type = 'view'"

/** The engine words its errors for every host: here, what the user of this one typed and can do. */
export function asTyped(reason: unknown, command: Command): SightlineError {
  const error = SightlineError.from(reason)
  const { code, hint, mistake } = error
  const message = code === 'bad-input' ? inputAsTyped(error.message, command) : error.message
  return new SightlineError(code, message, hintHere(code, hint), mistake)
}

/** `companyDomains.0: …`, where the command has that option, is of `--domain`. */
function inputAsTyped(message: string, command: Command): string {
  const [, path, what = ''] =
    /^(?:(?:settings|proxy)\.)?([A-Za-z]+(?:\.\w+)*): ([\s\S]*)$/.exec(message) ?? []
  if (path === undefined) return message
  const said = /^Too small: expected string/.test(what) ? 'It is empty.' : what
  if (path === 'sql') return said
  const option = options[path.split('.')[0] as string]
  return `${command.options.some(({ long }) => long === option) ? option : path}: ${said}`
}

function hintHere(code: string, hint: string): string {
  if (code === 'bad-proxy' && hint.startsWith('It looks like'))
    return '--proxy takes system, none, or an address such as http://proxy.acme.com:8080.'
  if (hint === 'Give each $name in the query a value.') return 'Give each a value: --param name=value.'
  if (code === 'too-slow') return 'Filter earlier, or join on ids.'
  return hint.startsWith('The schema panel')
    ? `\`sightline query "${viewsSql}"\` lists the views there are.`
    : hint
}
