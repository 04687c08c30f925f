import tls from 'node:tls'
import { Agent, type Dispatcher, EnvHttpProxyAgent, ProxyAgent } from 'undici'

/** By which way requests to one origin leave this machine; another thread can be told of it. */
export interface Route {
  /** `environment`: the one that the environment names, if any; null: none. */
  proxy: { url: string; user: string; password: string } | 'environment' | null
  /** In PEM form, trusted besides those that the system trusts. */
  certificates: string[]
}

/** For requests to the origin that the route was found for. It follows no redirect; whoever opened it ends it. */
export function openRoute({ proxy, certificates }: Route, origin: string, patienceMs: number): Dispatcher {
  const timeouts = { headersTimeout: patienceMs, bodyTimeout: patienceMs }
  const isSecured = new URL(origin).protocol === 'https:'
  const connect = {
    timeout: 10_000,
    ...(isSecured ? { secureContext: secureContext(certificates) } : {}),
  }
  if (proxy === null) return new Agent({ connect, ...timeouts })
  if (proxy === 'environment') return new EnvHttpProxyAgent({ connect, requestTls: connect, ...timeouts })
  const { url, user, password } = proxy
  return new ProxyAgent({
    uri: url,
    ...(user ? { token: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` } : {}),
    requestTls: connect,
    proxyTls: { timeout: 10_000, secureContext: secureContext(certificates) },
    ...timeouts,
  })
}

let latest: { certificates: string; context: tls.SecureContext } | null = null

/** Trusts these and those that the system trusts. Reading those takes a while, so it is done once. */
export function secureContext(certificates: string[]): tls.SecureContext {
  const key = certificates.join('\n')
  if (latest?.certificates !== key) {
    const ca = [...new Set([...systemCertificates(), ...certificates])]
    latest = { certificates: key, context: tls.createSecureContext({ ca }) }
  }
  return latest.context
}

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
