import { ApiError, type Listed, type ProviderClient, type ResourceType } from '../connectors/connector'
import { isCertain, isShort } from './certain'
import { inSlices } from './in-slices'
import { checkedItem } from './prepare'
import { stillThere } from './still-there'

/** Up to so many missing resources are asked for one by one; of more, so many are tried as a sample. */
const askedOneByOne = 25

export interface Removal {
  /** These are certainly gone. */
  removed: string[]
  /** Why some of what was not listed is kept although nothing showed that it is still there; null if none is. */
  doubt: string | null
}

/**
 * Law 1: which of the resources that a complete listing misses are certainly gone.
 *
 * A token whose role was reduced gets shorter lists with status 200, so a list's silence alone proves little: each
 * missing resource's own endpoint is asked. A 404 is proof; 200, 401, 403 or an error is none, and the resource stays
 * as it was last seen. Of many, a random sample is asked; only if all of it is gone, the listing has the word on the
 * rest, and where it took several pages or names fewer than it says, a second one has as well. A type whose resources
 * have no endpoint of their own is listed a second time, unless the first was one answer that adds up and misses
 * little ({@link isMuch}).
 *
 * `known` is how many were known of what was listed: the type, or its part `scope`. Throws where the second listing
 * does.
 */
export async function confirmRemoved(options: {
  type: ResourceType
  client: ProviderClient
  scope: string
  path: string
  listed: Listed
  /** How many different items it has. */
  distinct: number
  missing: string[]
  known: number
}): Promise<Removal> {
  const { type, client, scope, path, listed, distinct, missing, known } = options
  if (missing.length === 0) return { removed: [], doubt: null }
  const certain = isCertain(listed, distinct)
  if (!type.own && certain && !isMuch(missing.length, known)) return { removed: missing, doubt: null }

  const { own } = type
  const asked = own ? sample(missing, askedOneByOne) : []
  const answers = await Promise.all(own ? asked.map((id) => stillThere(client, own, { id, scope })) : [])
  const gone = asked.filter((_, index) => answers[index] === 'gone')
  const unproven = answers.find((answer) => answer instanceof ApiError)
  if (unproven) return { removed: gone, doubt: kept(missing.length - gone.length, unproven) }
  if (own && (gone.length < asked.length || asked.length === missing.length))
    return { removed: gone, doubt: null }
  if (own && certain) return { removed: missing, doubt: null }

  const present = new Set<string>()
  const again = await client.list(
    { ...type.list, path },
    {
      onPage: ({ items }) =>
        inSlices(items, (element, index) => {
          present.add(type.id(checkedItem(type, element, scope, index)))
        }),
    },
  )
  return isShort(again, present.size)
    ? { removed: gone, doubt: kept(missing.length - gone.length, null) }
    : { removed: missing.filter((id) => !present.has(id)), doubt: null }
}

/** More than a few and more than a fifth, or all there was. */
const isMuch = (missing: number, known: number) => missing === known || (missing > 5 && missing > known / 5)

function kept(count: number, problem: ApiError | null): string {
  const what = `${count} of what was known ${count === 1 ? 'is' : 'are'} no longer listed, and nothing proves that ${count === 1 ? 'it is' : 'they are'} gone`
  const seesLess =
    problem?.kind === 'missing-permission' || problem?.kind === 'wrong-token'
      ? ' The token may see less than before.'
      : ''
  return `${what}: kept as last seen.${seesLess}${problem ? ` ${problem.message}` : ' The list itself is short.'}`
}

/** Any so many of them: from poll to poll not the same. */
function sample<T>(all: T[], count: number): T[] {
  const rest = [...all]
  if (rest.length <= count) return rest
  return Array.from({ length: count }, () => rest.splice(Math.floor(Math.random() * rest.length), 1)[0] as T)
}
