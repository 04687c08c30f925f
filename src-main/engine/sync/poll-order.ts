import { ApiError, type ResourceType } from '../connectors/connector'
import type { ListedType } from './scopes'

/**
 * Starts all at once, but each type that is listed by another's resources once that one is listed: `poll` calls
 * `onListed` then, or ends.
 */
export function pollInOrder(
  types: ResourceType[],
  poll: (type: ResourceType, onListed: () => void) => Promise<void>,
): Promise<void>[] {
  const started = new Map<string, { listed: Promise<void>; end: Promise<void> }>()
  const start = (type: ResourceType) => {
    const already = started.get(type.key)
    if (already) return already
    const { promise: listed, resolve: onListed } = Promise.withResolvers<void>()
    const parent = types.find(({ key }) => key === parentKey(type))
    const polled = async () => {
      await (parent && start(parent).listed)
      await poll(type, onListed)
    }
    const end = polled().finally(onListed)
    started.set(type.key, { listed, end })
    return { listed, end }
  }
  return types.map((type) => start(type).end)
}

/** What is known of the type it is listed by; null if there is none. Throws where that one could not be listed. */
export function parentOf(
  type: ResourceType,
  types: ResourceType[],
  listed: ReadonlyMap<string, ListedType>,
): ListedType | null {
  const key = parentKey(type)
  if (key === null) return null
  const parent = listed.get(key)
  if (parent) return parent
  const title = types.find((other) => other.key === key)?.title ?? key
  throw new ApiError(
    'not-asked',
    `It is listed by way of “${title}”, which could not be listed.`,
    'See there.',
  )
}

/** The types that are listed by the resources of one. */
export const childrenOf = (type: ResourceType, types: ResourceType[]) =>
  types.filter((other) => parentKey(other) === type.key)

const parentKey = ({ scopes }: ResourceType) => (scopes && 'parent' in scopes ? scopes.parent : null)
