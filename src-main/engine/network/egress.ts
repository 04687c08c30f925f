import tls from 'node:tls'
import { Agent, type Dispatcher, EnvHttpProxyAgent, ProxyAgent } from 'undici'
import type { NetworkSettings } from '../../../src-preload/contract'
import { isLoopback } from './problems'

/** How the outside is reached. */
interface Way {
  mode: NetworkSettings['proxy']['mode']
  url: string
  user: string
  password: string
  /** In PEM form, trusted besides those that the system trusts. */
  certificates: string[]
}

const asTheSystemSays: Way = { mode: 'system', url: '', user: '', password: '', certificates: [] }

/** Which proxy the system's own settings name for an URL; null if none. */
export type AskSystemProxy = (url: string) => Promise<string | null>

/** The way out of this machine: by which proxy, and whom to trust. Requests to this machine go straight. */
export class Egress {
  #way = asTheSystemSays
  #context: tls.SecureContext | null = null

  /** Without `askSystem`, the system is what the environment says. */
  constructor(private readonly askSystem?: AskSystemProxy) {}

  set(way: Way) {
    this.#way = way
    this.#context = null
  }

  /** For requests to one origin. It follows no redirect; whoever opened it ends it. */
  async open(origin: string, patienceMs: number): Promise<Dispatcher> {
    const { protocol, hostname } = new URL(origin)
    const timeouts = { headersTimeout: patienceMs, bodyTimeout: patienceMs }
    const secured = protocol === 'https:' ? { secureContext: this.secureContext() } : {}
    const connect = { timeout: 10_000, ...secured }
    if (isLoopback(hostname) || this.#way.mode === 'none') return new Agent({ connect, ...timeouts })
    const by = (uri: string, user = '', password = '') =>
      new ProxyAgent({
        uri,
        ...(user ? { token: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` } : {}),
        requestTls: connect,
        proxyTls: { timeout: 10_000, secureContext: this.secureContext() },
        ...timeouts,
      })
    if (this.#way.mode === 'manual') return by(this.#way.url, this.#way.user, this.#way.password)
    if (!this.askSystem || environmentHasProxy())
      return new EnvHttpProxyAgent({ connect, requestTls: connect, ...timeouts })
    const proxy = await this.askSystem(origin).catch(() => null)
    return proxy ? by(proxy) : new Agent({ connect, ...timeouts })
  }

  /** Those that the system trusts and those that were added: reading them takes a while, so it is done once. */
  secureContext(): tls.SecureContext {
    this.#context ??= tls.createSecureContext({
      ca: [...new Set([...systemCertificates(), ...this.#way.certificates])],
    })
    return this.#context
  }
}

const environmentHasProxy = () =>
  ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'].some((name) => process.env[name])

/** Node's own, those of NODE_EXTRA_CA_CERTS, and those of the system's store: a company's are often there alone. */
function systemCertificates(): string[] {
  const all = (['default', 'system'] as const).flatMap((kind) => {
    try {
      return tls.getCACertificates(kind)
    } catch {
      return [] // A Node that has none of that kind.
    }
  })
  return all.length > 0 ? all : [...tls.rootCertificates]
}
