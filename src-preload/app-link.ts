/**
 * Links into the desktop app: `sightline://open/rules/some-id?finding=7` is the route `#/rules/some-id?finding=7`. They
 * come from outside, so only what is known to be a place in the app is one.
 */

export const linkScheme = 'sightline'

/** `:` stands for any one segment. */
const places = [
  '',
  'integrations',
  'integrations/add',
  'integrations/add/:',
  'integrations/:',
  'integrations/:/:',
  'resources',
  'browser',
  'browser/:/:/:',
  'changes',
  'changes/:',
  'query',
  'rules',
  'rules/-/findings',
  'rules/-/suppressions',
  'rules/:',
  'rules/:/backtest',
  'compliance',
  'compliance/:',
  'access',
  'access/map',
  'access/reviews',
  'access/reviews/:',
  'access/of/:/:/:',
  'alerts',
  'alerts/:',
  'alerts/rules/:',
  'alerts/channels/:',
  'settings',
  'settings/:',
].map((place) => place.split('/'))

/** A link must not put a statement into the user's hands, nor run one. */
const parametersOf: Record<string, RegExp> = { query: /^saved$/ }
const anyParameter = /^[A-Za-z][A-Za-z-]{0,39}$/

const longest = 2000

/** The link to a route, which is what stands behind the page's `#`. */
export const appLink = (route: string): string => `${linkScheme}://open/${route.replace(/^#?\/?/, '')}`

/** The route that a link leads to; null for what is no link to a place in the app. */
export function routeOfLink(link: string): `#/${string}` | null {
  // Encoded, it is plain ASCII. Windows puts a slash behind a link that has none.
  if (link.length > longest || !/^[\x21-\x7e]+$/.test(link) || !URL.canParse(link)) return null
  const { protocol, host, username, password, hash, pathname, searchParams } = new URL(link)
  if (protocol !== `${linkScheme}:` || host !== 'open' || username || password || hash) return null
  const segments = decoded(pathname.replace(/^\//, '').replace(/(.)\/$/, '$1'))
  if (!segments || !places.some((place) => isAt(place, segments))) return null

  const allowed = parametersOf[segments[0] ?? ''] ?? anyParameter
  const parameters = [...searchParams]
  if (parameters.some(([name, value]) => !allowed.test(name) || !isPlain(value, 1000))) return null
  const query = parameters.length > 0 ? `?${new URLSearchParams(parameters)}` : ''
  return `#/${segments.map(encodeURIComponent).join('/')}${query}`
}

function decoded(path: string): string[] | null {
  try {
    return path.split('/').map(decodeURIComponent)
  } catch {
    return null
  }
}

function isAt(place: string[], segments: string[]): boolean {
  return (
    place.length === segments.length &&
    place.every((part, index) => {
      const segment = segments[index] as string
      return part === ':' ? isPlain(segment, 300) && segment !== '' : part === segment
    })
  )
}

/** Whether a text is short, and has no control characters. */
const isPlain = (text: string, most: number) => text.length <= most && !/\p{Cc}/u.test(text)
