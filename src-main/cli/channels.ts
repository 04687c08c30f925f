import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { type ChannelInput, type MailSecurity, SightlineError } from '../../src-preload/contract'
import { findByName } from './find-by-name'
import type { OpenEngine } from './open-engine'
import { output } from './output'
import type { Globals } from './program'
import { table } from './table'

interface ChannelOptions {
  name: string
  host?: string
  port?: number
  security?: MailSecurity
  user?: string
  from?: string
  to?: string[]
}

/** `sightline channels list`. */
export async function listChannels({ api }: OpenEngine, { json }: Globals): Promise<void> {
  const channels = await api.listChannels()
  if (json) return output.printJson(channels)
  const rows = channels.map(({ name, settings, address, enabled, waiting, held, lastDelivery }) => [
    name,
    settings.kind,
    address,
    enabled ? 'on' : 'off',
    waiting,
    held,
    lastDelivery && `${lastDelivery.status}${lastDelivery.error ? `: ${lastDelivery.error.message}` : ''}`,
  ])
  await output.print(table(['CHANNEL', 'KIND', 'ADDRESS', 'STATE', 'WAITING', 'HELD', 'LAST'], rows))
}

/** `sightline channels add`. What is secret comes from stdin: an argument would be visible to others. */
export async function addChannel(
  { api }: OpenEngine,
  { json }: Globals,
  kind: string,
  options: ChannelOptions,
): Promise<void> {
  const channel = await api.addChannel({ name: options.name, settings: await settingsOf(kind, options) })
  if (json) return output.printJson(channel)
  await output.print(`${channel.name}: ${channel.settings.kind}, ${channel.address}`)
  output.say(`Try it with: sightline channels test '${channel.name}'`)
}

/** `sightline channels test`. Exit 1 if the message did not arrive. */
export async function testChannel({ api }: OpenEngine, { json }: Globals, name: string): Promise<number> {
  const { id: channelId } = findByName(await api.listChannels(), name, 'channel')
  const test = await api.testChannel({ channelId })
  if (json) await output.printJson(test)
  else await output.print(test.ok ? `It arrived (${test.answer}, ${test.tookMs} ms).` : 'It did not arrive.')
  if (test.error) output.say(`${test.error.message} ${test.error.hint}`)
  return test.ok ? 0 : 1
}

/** `sightline channels enable`, `disable`. */
export async function setChannel(
  { api }: OpenEngine,
  { json }: Globals,
  name: string,
  enabled: boolean,
): Promise<void> {
  const { id: channelId } = findByName(await api.listChannels(), name, 'channel')
  const channel = await api.updateChannel({ channelId, enabled })
  if (json) return output.printJson(channel)
  await output.print(`${channel.name}: ${channel.enabled ? 'on' : 'off'}`)
}

/** `sightline channels delete`. */
export async function deleteChannel({ api }: OpenEngine, { json }: Globals, name: string): Promise<void> {
  const { id: channelId } = findByName(await api.listChannels(), name, 'channel')
  const deleted = await api.deleteChannel({ channelId })
  if (json) return output.printJson(deleted)
  await output.print(`${name} is deleted.`)
}

async function settingsOf(kind: string, options: ChannelOptions): Promise<ChannelInput> {
  const { host, port = 587, security = 'starttls', user, from, to } = options
  const { name: _, ...ofMail } = options
  const [useless] = kind === 'email' ? [] : Object.keys(ofMail)
  if (useless !== undefined)
    throw new SightlineError(
      'usage',
      `--${useless} is for mail alone.`,
      'Leave it out, or add a channel of the kind email.',
    )
  switch (kind) {
    case 'slack':
    case 'teams':
      return { kind, url: await secretIn() }
    case 'webhook':
      return webhookIn(await secretIn())
    case 'email':
      if (!host || !from || !to)
        throw new SightlineError(
          'usage',
          'Mail needs a server, a sender and recipients.',
          'Give --host, --from and --to.',
        )
      return {
        kind,
        host,
        port,
        security,
        from,
        to,
        ...(user === undefined ? {} : { user, password: await secretIn() }),
      }
    default:
      throw new SightlineError(
        'usage',
        `There is no kind of channel “${kind}”.`,
        'There are: slack, teams, webhook, email.',
      )
  }
}

/** Its address, or JSON with more than that. */
function webhookIn(given: string): ChannelInput {
  if (!given.startsWith('{')) return { kind: 'webhook', url: given }
  const webhook = webhookSchema.safeParse(parsed(given))
  if (webhook.success) {
    const { headers, ...settings } = webhook.data
    return {
      kind: 'webhook',
      ...settings,
      headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
    }
  }
  const [issue] = webhook.error.issues
  throw badWebhook([issue?.path.join('.'), issue?.message].filter(Boolean).join(': '))
}

/** Whatever else is in it is an error: a mistyped secret would leave messages unsigned. The engine checks the values. */
const webhookSchema = z.strictObject({
  url: z.string(),
  headers: z.record(z.string(), z.string()).default({}),
  secret: z.string().nullish(),
  template: z.string().nullish(),
  contentType: z.string().optional(),
})

/** What the parser says of it would repeat a part of it. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw badWebhook('Standard input is no JSON.')
  }
}

const badWebhook = (message: string) =>
  new SightlineError(
    'bad-input',
    message,
    'It looks like {"url": "https://…", "headers": {"Authorization": "…"}, "secret": "…"}.',
  )

async function secretIn(): Promise<string> {
  if (!process.stdin.isTTY) {
    const secret = (await text(process.stdin)).trim()
    if (secret) return secret
  }
  throw new SightlineError(
    'no-secret',
    'The address or password is read from standard input.',
    'Pipe it in, as in `sightline channels add slack --name Security < address.txt`.',
  )
}
