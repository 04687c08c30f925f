import { pageHosts } from '../engine/connectors/outside-pages'
import { isAppPage } from './app-files'

/** What becomes of an URL that a page wants to open. */
type LinkTarget =
  | { kind: 'window'; route: string } // a resource browser window of our own
  | { kind: 'main'; route: `#/${string}` } // the main window
  | { kind: 'outside'; url: string } // the user's own browser
  | { kind: 'denied' }

export function linkTarget(url: string): LinkTarget {
  if (!URL.canParse(url)) return { kind: 'denied' }
  const parsed = new URL(url)
  if (isAppPage(url) && /^#\/browser(?:[/?]|$)/.test(parsed.hash))
    return { kind: 'window', route: parsed.hash }
  if (isAppPage(url) && parsed.hash.startsWith('#/access/'))
    return { kind: 'main', route: parsed.hash as `#/${string}` }
  const plain = parsed.protocol === 'https:' && !parsed.port && !parsed.username && !parsed.password
  if (plain && pageHosts.has(parsed.hostname)) return { kind: 'outside', url: parsed.href }
  return { kind: 'denied' }
}
