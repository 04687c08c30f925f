import { ApiError, type Listed, type ProviderClient, type ResourceType } from '../connectors/connector'
import { fillPath } from './fill-path'
import { checkItems } from './prepare'

/** Up to so many missing resources are asked for one by one; more are cheaper to confirm by a second listing. */
const askedOneByOne = 25

/**
 * Law 1: which of the resources that a complete listing misses are certainly gone. `scope` is the part of the type
 * that was listed.
 */
export async function confirmRemoved(options: {
  type: ResourceType
  client: ProviderClient
  scope: string
  path: string
  listed: Listed
  missing: string[]
}): Promise<string[]> {
  const { type, client, scope, path, listed, missing } = options
  if (missing.length === 0 || isCertain(listed)) return missing
  const { own } = type
  if (!own || missing.length > askedOneByOne) {
    const again = await client.list({ ...type.list, path })
    const present = await checkItems(type, again.items, scope)
    if (again.total === null || again.total === again.items.length)
      return missing.filter((id) => !present.has(id))
    if (!own) return []
  }
  const gone = await Promise.all(
    missing.map((id) => isGone(client, fillPath(own.path, { id, scope }), own.item)),
  )
  return missing.filter((_, index) => gone[index])
}

/** One answer with as many items as it says: what it does not name is not there. */
const isCertain = ({ items, pages, total }: Listed) =>
  pages === 1 && (total === null || total === items.length)

/** Anything but a clear 404 is no proof. */
async function isGone(client: ProviderClient, path: string, item: string): Promise<boolean> {
  try {
    await client.get(path, item)
    return false
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind === 'cancelled') throw error
    return error.kind === 'not-found'
  }
}
