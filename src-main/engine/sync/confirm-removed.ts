import { ApiError, type Listed, type ProviderClient, type ResourceType } from '../connectors/connector'
import { inSlices } from '../event-loop/in-slices'
import { addsUp, isCertain, isShort } from './certain'
import { listPart } from './list-part'
import { checkedItem } from './prepare'
import { stillThere } from './still-there'

/** Up to so many missing resources are asked for one by one; of more, so many are tried as a sample. */
const askedOneByOne = 25

export interface Removal {
  /** Ids that are certainly gone. */
  removed: string[]
  /** Ids that are taken to be gone only if the next poll's list misses them as well. */
  doubted: string[]
  /** Why resources that the list misses are kept although nothing shows that they still exist; null if none are. */
  doubt: string | null
  /** Something else to show with the type's result; null if there is nothing. */
  note: string | null
}

export const nothingGone: Removal = { removed: [], doubted: [], doubt: null, note: null }

/** A part of a type that was listed in full, and lacks some of what was known of it. */
interface Lacking {
  type: ResourceType
  client: ProviderClient
  scope: string
  path: string
  listed: Listed
  /** How many different items it has. */
  distinct: number
  missing: string[]
  /** How many were known of this part. */
  known: number
  /** Whether the provider's audit trail tells of its removal. */
  isRemovedByTrail: (id: string) => boolean
  /** Whether the last listing of this part missed it as well, without it being taken to be gone. */
  wasMissing: (id: string) => boolean
}

/**
 * Law 1: which of the resources that a complete listing misses are certainly gone. A token whose role was reduced gets
 * shorter lists with status 200, so a list's silence alone proves little. Throws where a second listing does.
 */
export async function confirmRemoved(lacking: Lacking): Promise<Removal> {
  const { type, missing } = lacking
  if (missing.length === 0) return nothingGone
  return type.own ? confirmByAsking(lacking, type.own) : confirmByLists(lacking)
}

/**
 * Each missing resource's own endpoint is asked. A 404 is proof; 200, 401, 403 or an error is none, and the resource
 * stays as it was last seen. Of many, a random sample is asked; only if all of it is gone, the listing has the word on
 * the rest, and where it took several pages or names fewer than it says, a second one has as well.
 */
async function confirmByAsking(lacking: Lacking, own: NonNullable<ResourceType['own']>): Promise<Removal> {
  const { client, scope, listed, distinct, missing } = lacking
  const asked = sample(missing, askedOneByOne)
  const answers = await Promise.all(asked.map((id) => stillThere(client, own, { id, scope })))
  const gone = asked.filter((_, index) => answers[index] === 'gone')
  const unproven = answers.find((answer) => answer instanceof ApiError)
  if (unproven)
    return { ...nothingGone, removed: gone, doubt: kept(missing.length - gone.length, sees(unproven)) }
  if (gone.length < asked.length)
    return { ...nothingGone, removed: gone, note: stillAnswered(asked.length - gone.length) }
  if (asked.length === missing.length) return { ...nothingGone, removed: gone }
  if (isCertain(listed, distinct)) return { ...nothingGone, removed: missing }

  const again = await listAgain(lacking)
  return isShort(again.listed, again.present.size)
    ? {
        ...nothingGone,
        removed: gone,
        doubt: kept(missing.length - gone.length, 'The list itself is short.'),
      }
    : { ...nothingGone, removed: missing.filter((id) => !again.present.has(id)) }
}

/**
 * A resource without an endpoint of its own is gone if the audit trail tells of its removal. Otherwise only the list can
 * tell:
 * - A few missing resources are gone if the list is certain, or if two listings in this poll miss them and both add up.
 * - If the list does not add up, or misses much at once, they are gone only when the next poll's list misses them too. A
 *   token that sees less looks just like that, and so does a provider in trouble; a second listing within the same
 *   minute could not tell either from a real removal.
 */
async function confirmByLists(lacking: Lacking): Promise<Removal> {
  const { listed, distinct, missing, known, isRemovedByTrail, wasMissing } = lacking
  const explained = missing.filter(isRemovedByTrail)
  let unexplained = missing.filter((id) => !isRemovedByTrail(id))
  if (unexplained.length > 0 && !isCertain(listed, distinct)) {
    const again = await listAgain(lacking)
    unexplained = unexplained.filter((id) => !again.present.has(id))
    if (!addsUp(again.listed, again.present.size))
      return doubting(explained, unexplained, 'The list itself does not add up.')
  }
  if (addsUp(listed, distinct) && !isMuch(unexplained.length, known))
    return { ...nothingGone, removed: [...explained, ...unexplained] }
  const doubted = unexplained.filter((id) => !wasMissing(id))
  const again = unexplained.filter(wasMissing)
  return doubting([...explained, ...again], doubted, 'The next poll that misses them as well removes them.')
}

const doubting = (removed: string[], doubted: string[], why: string): Removal => ({
  ...nothingGone,
  removed,
  doubted,
  doubt: doubted.length === 0 ? null : kept(doubted.length, why),
})

async function listAgain({ type, client, scope, path }: Lacking) {
  const present = new Set<string>()
  const listed = await listPart(
    client,
    type,
    { key: scope, path },
    {
      onPage: async ({ items }) => {
        const before = present.size
        await inSlices(items, (element, index) => {
          present.add(type.id(checkedItem(type, element, scope, index)))
        })
        return present.size > before
      },
    },
  )
  return { listed, present }
}

/** More than a few and more than a fifth, or all there was. */
const isMuch = (missing: number, known: number) => missing === known || (missing > 5 && missing > known / 5)

const stillAnswered = (count: number) =>
  count === 1
    ? 'One that the list no longer has still answers when it is asked for by itself: it is kept.'
    : `${count} that the list no longer has still answer when they are asked for by themselves: they are kept.`

function kept(count: number, why: string): string {
  const what = `${count} of what was known ${count === 1 ? 'is' : 'are'} no longer listed, and nothing proves that ${count === 1 ? 'it is' : 'they are'} gone`
  return `${what}: kept as last seen. ${why}`
}

function sees({ kind, message }: ApiError): string {
  const less = kind === 'missing-permission' || kind === 'wrong-token'
  return `${less ? 'The token may see less than before. ' : ''}${message}`
}

/** Any so many of them: from poll to poll not the same. */
function sample<T>(all: T[], count: number): T[] {
  const rest = [...all]
  if (rest.length <= count) return rest
  return Array.from({ length: count }, () => rest.splice(Math.floor(Math.random() * rest.length), 1)[0] as T)
}
