import type { Channel, ChannelInput, ChannelKind, MailSecurity } from '../../../../src-preload/contract'

/** The kinds of channels that can be added: this computer's own is there. */
export const addedKinds = ['slack', 'teams', 'webhook', 'email'] as const satisfies ChannelKind[]
type AddedKind = (typeof addedKinds)[number]

/** A secret as it is being written. Null: the stored one stays, if there is one. */
export type SecretDraft = string | null

export interface HeaderDraft {
  name: string
  value: SecretDraft
}

/** A channel as it is being written; of all kinds at once, so that nothing is lost by looking at another. */
export interface ChannelDraft {
  kind: ChannelKind
  name: string
  keepsQuiet: boolean
  url: SecretDraft
  headers: HeaderDraft[]
  signed: boolean
  secret: SecretDraft
  contentType: string
  template: string | null
  host: string
  port: string
  security: MailSecurity
  user: string
  password: SecretDraft
  from: string
  to: string[]
}

export const usualPorts: Record<MailSecurity, string> = { tls: '465', starttls: '587', none: '25' }

export function newChannel(kind: AddedKind): ChannelDraft {
  return {
    kind,
    name: '',
    keepsQuiet: true,
    url: '',
    headers: [],
    signed: false,
    secret: '',
    contentType: 'application/json',
    template: null,
    host: '',
    port: usualPorts.tls,
    security: 'tls',
    user: '',
    password: '',
    from: '',
    to: [],
  }
}

/** What is stored; its secrets stay as they are until they are replaced. */
export function draftOf({ name, keepsQuiet, settings }: Channel): ChannelDraft {
  const draft = { ...newChannel('webhook'), kind: settings.kind, name, keepsQuiet, url: null }
  switch (settings.kind) {
    case 'webhook':
      return {
        ...draft,
        headers: settings.headers.map((header) => ({ name: header, value: null })),
        signed: settings.signed,
        secret: settings.signed ? null : '',
        contentType: settings.contentType,
        template: settings.template,
      }
    case 'email':
      return {
        ...draft,
        host: settings.host,
        port: String(settings.port),
        security: settings.security,
        user: settings.user ?? '',
        password: settings.user === null ? '' : null,
        from: settings.from,
        to: settings.to,
      }
    default:
      return draft
  }
}

/** What the engine takes for it. */
export function settingsOf(draft: ChannelDraft): ChannelInput {
  const { kind } = draft
  switch (kind) {
    case 'system':
      return { kind }
    case 'slack':
    case 'teams':
      return { kind, ...given('url', draft.url) }
    case 'webhook':
      return {
        kind,
        ...given('url', draft.url),
        headers: draft.headers.map(({ name, value }) => ({ name, ...given('value', value) })),
        ...(draft.signed ? given('secret', draft.secret) : { secret: null }),
        contentType: draft.contentType,
        template: draft.template,
      }
    case 'email': {
      const user = draft.user.trim()
      return {
        kind,
        host: draft.host,
        port: Number(draft.port),
        security: draft.security,
        user: user === '' ? null : user,
        ...(user === '' ? {} : given('password', draft.password)),
        from: draft.from,
        to: draft.to,
      }
    }
  }
}

function given<Name extends string>(name: Name, secret: SecretDraft): { [N in Name]?: string } {
  return secret === null ? {} : ({ [name]: secret } as { [N in Name]: string })
}
