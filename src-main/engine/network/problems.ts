/** What to say where the way out of this machine leads nowhere. */

/** Of a URL, or a host's name alone. */
export const isLoopback = (hostname: string) =>
  ['localhost', '::1', '[::1]'].includes(hostname.toLowerCase()) || /^127(\.\d{1,3}){3}$/.test(hostname)

interface NetworkProblem {
  /** Someone else answered than was meant to. */
  distrusted: boolean
  message: string
  hint: string
}

/** What went wrong on the way to a host. `address`: what the user knows its address as. `byProxy`: mail goes by none. */
export function networkProblem(
  error: unknown,
  host: string,
  address: string,
  byProxy = true,
): NetworkProblem {
  const code = (error as { code?: string }).code ?? ''
  const problem = (message: string, hint: string, distrusted = false) => ({ distrusted, message, hint })
  const refused = /Proxy response \((\d{3})\)/.exec((error as Error)?.message ?? '')?.[1]
  if (refused === '407')
    return problem(
      'The proxy asks for a user and a password, or refused those it was given (407).',
      'Enter them in Settings → Network.',
    )
  if (refused)
    return problem(
      `The proxy refused to lead to ${host} (${refused}).`,
      'Ask whoever runs it to allow that address, or set another one in Settings → Network.',
    )
  if (/^UND_ERR_(HEADERS|BODY|CONNECT)_TIMEOUT$|^ETIMEDOUT$/.test(code))
    return problem(`${host} did not answer in time.`, 'Check your connection and try again.')
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EDNS')
    return problem(
      `${host} can’t be found.`,
      `Check that this machine is online, and the ${address}.${byProxy ? ' Where only a proxy leads out, enter it in Settings → Network.' : ''}`,
    )
  if (/^ERR_TLS|CERT|SELF_SIGNED|^UNABLE_TO_VERIFY/.test(code))
    return problem(
      `${host} shows a certificate that this machine doesn’t trust (${code}).`,
      'A company proxy may be in between: ask for its certificate, and add it in Settings → Network.',
      true,
    )
  if (code === 'ECONNREFUSED')
    return problem(
      `${host} refused the connection.`,
      `Check the ${address}, your network${byProxy ? ', the proxy in Settings → Network,' : ''} and your firewall.`,
    )
  return problem(
    `The connection to ${host} broke off${code ? ` (${code})` : ''}.`,
    'Check your connection and try again.',
  )
}
