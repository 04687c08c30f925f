import { ApiError, type ProviderClient, type ResourceType } from '../connectors/connector'
import { fillPath } from './fill-path'

/**
 * What a resource's own endpoint says: `there`, `gone` (a clear 404), or the error that proves nothing. Throws when
 * cancelled.
 */
export async function stillThere(
  client: ProviderClient,
  { path, item }: NonNullable<ResourceType['own']>,
  resource: { id: string; scope: string },
): Promise<'there' | 'gone' | ApiError> {
  try {
    await client.get(fillPath(path, resource), item)
    return 'there'
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind === 'cancelled') throw error
    return error.kind === 'not-found' ? 'gone' : error
  }
}
