import { ApiError, type ResourceType } from '../connectors/connector'
import type { ListedType } from './scopes'

/** Starts all at once, but each type that is listed by another's resources after that one. */
export function pollInOrder(
  types: ResourceType[],
  poll: (type: ResourceType) => Promise<void>,
): Promise<void>[] {
  const started = new Map<string, Promise<void>>()
  const start = (type: ResourceType): Promise<void> => {
    const already = started.get(type.key)
    if (already) return already
    const parent = types.find(({ key }) => key === parentKey(type))
    const polled = parent ? start(parent).then(() => poll(type)) : poll(type)
    started.set(type.key, polled)
    return polled
  }
  return types.map(start)
}

/** What is known of the type it is listed by; null if there is none. Throws where that one could not be listed. */
export function parentOf(type: ResourceType, listed: ReadonlyMap<string, ListedType>): ListedType | null {
  const key = parentKey(type)
  if (key === null) return null
  const parent = listed.get(key)
  if (parent) return parent
  throw new ApiError('not-asked', `It is listed by ${key}, which could not be listed.`, 'See there.')
}

/** The types that are listed by the resources of one. */
export const childrenOf = (type: ResourceType, types: ResourceType[]) =>
  types.filter((other) => parentKey(other) === type.key)

const parentKey = ({ scopes }: ResourceType) => (scopes && 'parent' in scopes ? scopes.parent : null)
