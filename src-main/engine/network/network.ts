import { z } from 'zod'
import {
  type CheckedInputOf,
  type NetworkSettings,
  proxyModes,
  SightlineError,
} from '../../../src-preload/contract'
import type { EventHub } from '../events'
import type { Log } from '../log/log'
import type { Db } from '../store/database'
import { keepJson, keptJson } from '../store/kept-json'
import type { WriteLock } from '../store/write-lock'
import type { Vault } from '../vault/vault'
import { describeCertificate, fingerprintOf, readCertificates } from './certificates'
import type { Egress } from './egress'

const key = 'network'
const secret = 'proxy-password'
const kept = z.object({
  mode: z.enum(proxyModes),
  url: z.string(),
  user: z.string(),
  hasPassword: z.boolean(),
  certificates: z.array(z.string()),
})
type Kept = z.infer<typeof kept>
const defaults: Kept = { mode: 'system', url: '', user: '', hasPassword: false, certificates: [] }

/** What is set of the way out of this machine. The password of a proxy is in the vault. */
export class Network {
  constructor(
    private readonly needs: {
      db: Db
      vault: Vault
      events: EventHub
      writeLock: WriteLock
      log: Log
      egress: Egress
    },
  ) {}

  get(): NetworkSettings {
    const { certificates, ...proxy } = this.#read()
    return { proxy, certificates: certificates.map(describeCertificate) }
  }

  async set({ proxy, addCertificates, removeCertificate }: CheckedInputOf<'setNetwork'>) {
    const { db, events, writeLock } = this.needs
    const added = addCertificates === undefined ? [] : readCertificates(addCertificates)
    await writeLock.exclusively(async () => {
      // Read now: another call may have set something else meanwhile.
      const now = this.#read()
      const trusted = unique([...now.certificates, ...added])
      const certificates = trusted.filter((pem) => fingerprintOf(pem) !== removeCertificate)
      if (removeCertificate !== undefined && certificates.length === trusted.length)
        throw noSuchCertificate(trusted)
      // Last: a call that is refused has changed nothing.
      const given = proxy && (await this.#withPassword(proxy, now))
      keepJson(db, key, { ...now, ...given, certificates })
    })
    await this.apply()
    events.emit({ event: 'network', payload: {} })
    return this.get()
  }

  /** The proxy as it is kept, once its password is in the vault. That is only good for the proxy it was entered for. */
  async #withPassword(
    { mode, url: given, user, password }: NonNullable<CheckedInputOf<'setNetwork'>['proxy']>,
    before: Kept,
  ) {
    const { vault } = this.needs
    const url = mode === 'manual' || given ? proxyUrl(given) : ''
    const keeps = password === undefined && before.hasPassword && url === before.url && user !== ''
    if (password) await vault.set(secret, password)
    else if (!keeps) vault.delete(secret)
    return { mode, url, user, hasPassword: keeps || !!password }
  }

  /** From then on the way out is as it is set. */
  async apply(): Promise<void> {
    const { log, vault, egress } = this.needs
    const { hasPassword, ...way } = this.#read()
    const password = hasPassword
      ? await vault.get(secret).catch((error) => {
          log.warn('proxy-password-missing', { code: SightlineError.from(error).code })
          return ''
        })
      : ''
    egress.set({ ...way, password })
    if (way.mode !== 'system' || way.certificates.length > 0)
      log.info('network-set', { proxy: way.mode, certificates: way.certificates.length })
  }

  #read(): Kept {
    const read = kept.safeParse(keptJson(this.needs.db, key))
    return read.success ? read.data : defaults
  }
}

/** Who believes a certificate gone goes on to trust it. */
function noSuchCertificate(certificates: string[]): SightlineError {
  return new SightlineError(
    'no-such-certificate',
    'No certificate with that fingerprint was added.',
    certificates.length === 0
      ? 'None was added at all: what else is trusted is the system’s.'
      : `There are: ${certificates.map(fingerprintOf).join(', ')}.`,
  )
}

function proxyUrl(text: string): string {
  const given = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`
  // A word alone is rather one for having no proxy than a host: nothing would lead out of the machine any more.
  const isAddress = given === text || /:\d+\/?$/.test(text)
  const url = isAddress && URL.canParse(given) ? new URL(given) : null
  const bad = (message: string, hint: string) => new SightlineError('bad-proxy', message, hint)
  if (!url?.hostname)
    throw bad(
      'That is no proxy’s address.',
      'It looks like http://proxy.acme.com:8080: your system’s network settings may name it.',
    )
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw bad(
      `A proxy of the kind ${url.protocol.slice(0, -1)} can’t be used.`,
      'Use its HTTP or HTTPS address.',
    )
  if (url.username || url.password)
    throw bad('The address holds a user or a password.', 'Enter them in their own fields.')
  if (url.pathname !== '/' || url.search || url.hash)
    throw bad('A proxy’s address ends after its port.', 'It looks like http://proxy.acme.com:8080')
  return url.origin
}

const unique = (certificates: string[]) => [
  ...new Map(certificates.map((pem) => [fingerprintOf(pem), pem])).values(),
]
