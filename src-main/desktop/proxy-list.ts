/** The first proxy that can be used in a list such as `PROXY a:1; SOCKS b:2; DIRECT`, as an URL; null for none. */
export function proxyIn(list: string): string | null {
  for (const entry of list.split(';').map((part) => part.trim())) {
    const [kind, address] = entry.split(/\s+/)
    if (kind === 'DIRECT') return null
    const scheme = { PROXY: 'http', HTTPS: 'https' }[kind ?? '']
    if (scheme && address && URL.canParse(`${scheme}://${address}`))
      return new URL(`${scheme}://${address}`).origin
  }
  return null
}
