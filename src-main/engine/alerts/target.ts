import {
  type Channel,
  type ChannelSettings,
  type CheckedInputOf,
  type MailSecurity,
  SightlineError,
} from '../../../src-preload/contract'
import { isLoopback } from '../network/problems'
import { checkTemplate } from './webhook-template'

/** All that it takes to send something to a channel, secrets included: it is kept in the vault alone. */
export type Target = { kind: 'system' } | HookTarget | WebhookTarget | MailTarget

export interface HookTarget {
  kind: 'slack' | 'teams'
  url: string
}

export interface WebhookTarget {
  kind: 'webhook'
  url: string
  headers: { name: string; value: string }[]
  /** What messages are signed with. */
  secret: string | null
  contentType: string
  template: string | null
}

export interface MailTarget {
  kind: 'email'
  host: string
  port: number
  security: MailSecurity
  user: string | null
  password: string | null
  from: string
  to: string[]
}

type Given = CheckedInputOf<'addChannel'>['settings']

/** Headers that say how a message is made, which is not the user's to say. */
const ownHeaders =
  /^(host|connection|keep-alive|upgrade|expect|te|trailer|transfer-encoding|content-(length|type)|idempotency-key|user-agent|sightline-.*)$/i

/**
 * What was given, with secrets that were not taken from what is `stored`. Those are not sent to another place than they
 * were meant for: who changes where it goes says them again.
 */
export function targetOf(given: Given, stored: Target | null): Target {
  if (stored && stored.kind !== given.kind)
    throw new SightlineError('bad-input', 'A channel stays of its kind.', 'Add another channel instead.')
  switch (given.kind) {
    case 'system':
      return { kind: 'system' }
    case 'slack':
    case 'teams':
      return { kind: given.kind, url: checkedUrl(given.url ?? (stored as HookTarget | null)?.url) }
    case 'webhook':
      return webhook(given, stored as WebhookTarget | null)
    case 'email':
      return mail(given, stored as MailTarget | null)
  }
}

function webhook(given: Extract<Given, { kind: 'webhook' }>, stored: WebhookTarget | null): WebhookTarget {
  const { contentType, template } = given
  const url = checkedUrl(given.url ?? stored?.url)
  const same = stored && new URL(stored.url).origin === new URL(url).origin ? stored : null
  const headers = given.headers.map(({ name, value }) => {
    if (ownHeaders.test(name))
      throw new SightlineError('bad-input', `The header “${name}” is set by Sightline.`, 'Leave it out.')
    const known = same?.headers.find((header) => header.name.toLowerCase() === name.toLowerCase())
    return { name, value: value ?? mustBeGiven(known?.value, `the header ${name}`, stored !== null) }
  })
  if (template !== null) checkTemplate(template, contentType)
  const secret =
    given.secret === undefined && stored?.secret
      ? mustBeGiven(same?.secret ?? undefined, 'the secret for signing', true)
      : (given.secret ?? null)
  return { kind: 'webhook', url, headers, secret, contentType, template }
}

function mail(given: Extract<Given, { kind: 'email' }>, stored: MailTarget | null): MailTarget {
  const { host, port, security, user } = given
  if (security === 'none' && !isLoopback(host))
    throw new SightlineError(
      'bad-address',
      `Mail would travel unencrypted to ${host}.`,
      'Choose STARTTLS or TLS; without either, only this computer’s own mail server will do.',
    )
  const same =
    stored && stored.host === host && stored.port === port && stored.security === security ? stored : null
  const password =
    user === null
      ? null
      : (given.password ?? mustBeGiven(same?.password ?? undefined, 'the password', stored !== null))
  return { kind: 'email', host, port, security, user, password, from: given.from, to: given.to }
}

function mustBeGiven(secret: string | undefined, what: string, again: boolean): string {
  if (secret !== undefined) return secret
  throw new SightlineError(
    'secret-needed',
    again ? `It goes to another place now, or is new: ${what} is needed.` : `A value is needed for ${what}.`,
    `Enter ${what}.`,
  )
}

function checkedUrl(text: string | undefined): string {
  const bad = (message: string, hint: string) => new SightlineError('bad-address', message, hint)
  if (text === undefined) throw bad('There is no address.', 'Paste the webhook’s address.')
  const url = new URL(text)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname)))
    throw bad('Messages would travel unencrypted.', 'Use an address that starts with https://')
  if (url.username || url.password)
    throw bad('An address with a user or password in it won’t do.', 'Send them in a header instead.')
  url.hash = ''
  return url.href
}

/** What can be shown of a target. */
export function shownOf(target: Target): ChannelSettings {
  switch (target.kind) {
    case 'system':
      return target
    case 'slack':
    case 'teams':
      return { kind: target.kind, host: new URL(target.url).host }
    case 'webhook': {
      const { kind, url, headers, secret, contentType, template } = target
      const names = headers.map(({ name }) => name)
      return { kind, host: new URL(url).host, headers: names, signed: secret !== null, contentType, template }
    }
    case 'email': {
      const { password: _, ...shown } = target
      return shown
    }
  }
}

/** Where it goes, in a few words. */
export function addressOf(settings: ChannelSettings): Channel['address'] {
  if (settings.kind === 'system') return ''
  return settings.kind === 'email' ? settings.to.join(', ') : settings.host
}
