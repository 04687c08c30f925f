import type { SecureContext } from 'node:tls'
import type { Dispatcher } from 'undici'
import type { NetworkSettings } from '../../../src-preload/contract'
import { isLoopback } from './problems'
import type { Route } from './route'

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

  /** Without `askSystem`, the system is what the environment says. */
  constructor(private readonly askSystem?: AskSystemProxy) {}

  set(way: Way) {
    this.#way = way
  }

  /** To one origin, as it is set now. */
  async route(origin: string): Promise<Route> {
    const { certificates } = this.#way
    return { proxy: await this.#proxy(origin), certificates }
  }

  async open(origin: string, patienceMs: number): Promise<Dispatcher> {
    const { openRoute } = await ways()
    return openRoute(await this.route(origin), origin, patienceMs)
  }

  async secureContext(): Promise<SecureContext> {
    const { secureContext } = await ways()
    return secureContext(this.#way.certificates)
  }

  async #proxy(origin: string): Promise<Route['proxy']> {
    const { mode, url, user, password } = this.#way
    if (isLoopback(new URL(origin).hostname) || mode === 'none') return null
    if (mode === 'manual') return { url, user, password }
    if (!this.askSystem || environmentHasProxy()) return 'environment'
    const named = await this.askSystem(origin).catch(() => null)
    return named === null ? null : { url: named, user: '', password: '' }
  }
}

/** Not before it is needed: most that the engine is started for needs no network, and this brings undici with it. */
const ways = () => import('./route')

const environmentHasProxy = () =>
  ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'].some((name) => process.env[name])
