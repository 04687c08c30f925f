import { session } from 'electron'
import { proxyIn } from './proxy-list'

/** The proxy that the system's settings, or the script they name, give for an URL; null if none. */
export async function systemProxy(url: string): Promise<string | null> {
  return proxyIn(await session.defaultSession.resolveProxy(url))
}
