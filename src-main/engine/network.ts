/** The way out of this machine: through the proxy that the environment names, and what to say where it leads nowhere. */
import { type Dispatcher, EnvHttpProxyAgent, errors } from 'undici'

/** Follows no redirect. Requests to this machine go by no proxy. */
export function openAgent(patienceMs: number): Dispatcher {
  return new EnvHttpProxyAgent({
    connect: { timeout: 10_000 },
    headersTimeout: patienceMs,
    bodyTimeout: patienceMs,
    noProxy: [process.env.NO_PROXY ?? process.env.no_proxy, 'localhost', '127.0.0.1', '::1']
      .filter(Boolean)
      .join(','),
  })
}

/** Of a URL, or a host's name alone. */
export const isLoopback = (hostname: string) =>
  ['localhost', '::1', '[::1]'].includes(hostname.toLowerCase()) || /^127(\.\d{1,3}){3}$/.test(hostname)

export interface NetworkProblem {
  /** Someone else answered than was meant to. */
  distrusted: boolean
  message: string
  hint: string
}

/** What went wrong on the way to a host. `address`: what the user knows its address as. */
export function networkProblem(error: unknown, host: string, address: string): NetworkProblem {
  const code = (error as { code?: string }).code ?? ''
  const problem = (message: string, hint: string, distrusted = false) => ({ distrusted, message, hint })
  if (
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.BodyTimeoutError ||
    error instanceof errors.ConnectTimeoutError ||
    code === 'ETIMEDOUT'
  )
    return problem(`${host} did not answer in time.`, 'Check your connection and try again.')
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EDNS')
    return problem(`${host} can’t be found.`, `Check that this machine is online, and the ${address}.`)
  if (code.startsWith('ERR_TLS') || code.includes('CERT') || code.includes('SELF_SIGNED'))
    return problem(
      `${host} shows a certificate that this machine doesn’t trust (${code}).`,
      'A company proxy may be in between: ask for its certificate, and set NODE_EXTRA_CA_CERTS to it.',
      true,
    )
  if (code === 'ECONNREFUSED')
    return problem(`${host} refused the connection.`, `Check the ${address}, your network and your firewall.`)
  return problem(
    `The connection to ${host} broke off${code ? ` (${code})` : ''}.`,
    'Check your connection and try again.',
  )
}
