import { z } from 'zod'
import type { ConnectionTest } from '../../../../src-preload/contract'
import { ApiError, type ClientOptions, type ConnectorInfoRegion } from '../connector'
import { SegmentClient } from './client'

const workspace = z.object({ id: z.string(), name: z.string(), slug: z.string().nullish() })

/**
 * Whose token it is, and whether it can see enough. A token of another region is a 401 like any wrong one,
 * so the other regions are asked before it is called wrong.
 */
export async function testConnection(
  options: ClientOptions & { region: string },
  regions: ConnectorInfoRegion[],
): Promise<ConnectionTest> {
  const { search, hash } = new URL(options.apiUrl)
  if (search !== '' || hash !== '')
    throw new ApiError(
      'not-the-api',
      'The address of Segment’s API has no “?” and no “#” in it.',
      'Leave away what follows, and give the token by itself.',
    )
  const client = new SegmentClient(options)
  try {
    const found = await readWorkspace(client).catch(async (error) => {
      const home =
        error instanceof ApiError && error.kind === 'wrong-token' ? await findRegion(options, regions) : null
      if (!home) throw error
      throw new ApiError(
        'wrong-region',
        `This token belongs to a workspace in the ${home.label} region.`,
        `Choose ${home.label} as the region.`,
      )
    })
    await mayListUsers(client)
    return { workspaceId: found.id, workspaceName: found.name, workspaceSlug: found.slug ?? '' }
  } finally {
    await client.close()
  }
}

async function readWorkspace(client: SegmentClient) {
  const found = workspace.safeParse(await client.get('/', 'workspace'))
  if (found.success) return found.data
  throw new ApiError(
    'not-the-api',
    'That address answers, but not as Segment’s API does.',
    'Check the API URL.',
  )
}

async function findRegion(options: ClientOptions & { region: string }, regions: ConnectorInfoRegion[]) {
  // A token meant for an address of the user's own is shown to nobody else.
  if (!regions.some((region) => region.key === options.region)) return null
  for (const region of regions) {
    if (region.key === options.region) continue
    const client = new SegmentClient({ ...options, apiUrl: region.apiUrl })
    try {
      await readWorkspace(client)
      return region
    } catch {
      // Not at home there either, or it can't be asked.
    } finally {
      await client.close()
    }
  }
  return null
}

/** A Workspace Member token reads the workspace's name and little else. */
async function mayListUsers(client: SegmentClient) {
  try {
    await client.probe({ path: '/users', items: 'users', paging: 'pages' })
  } catch (error) {
    if (!(error instanceof ApiError) || !['wrong-token', 'missing-permission'].includes(error.kind))
      throw error
    throw new ApiError(
      'missing-permission',
      'This token works, but it may not list users: it is a Workspace Member token.',
      'In Segment, create a token with “Workspace Owner” access and paste that one.',
      error.status,
    )
  }
}
