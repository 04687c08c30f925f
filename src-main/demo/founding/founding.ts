import { createRandom } from '../random'
import type { World } from '../world'
import {
  foundCredentials,
  foundDestinations,
  foundFilters,
  foundLabels,
  foundLivePlugins,
  foundSourceSettings,
  foundSources,
  foundSubscriptions,
  foundWarehouseConnections,
  foundWarehouses,
} from './connections'
import {
  foundActivations,
  foundAudienceDestinations,
  foundAudienceSchedules,
  foundAudiences,
  foundComputedTraits,
  foundProfilesWarehouses,
  foundSpaceFilters,
  foundSpaces,
} from './engage'
import { foundHistory } from './history'
import { foundGroups, foundInvites, foundRoles, foundUsers } from './people'
import { foundRegulations, foundSuppressions } from './privacy'
import {
  foundFunctions,
  foundFunctionVersions,
  foundInsertFunctionInstances,
  foundReverseEtlModels,
  foundTrackingPlans,
  foundTransformations,
} from './protocols'

interface FoundingOptions {
  seed: number
  /** 1 is a small company. */
  scale: number
  startedAt: Date
}

/**
 * The demo company's workspace as it is when the demo begins. The same options give the same workspace, to the last
 * key.
 *
 * It breaks each managed rule at least once: five owners, one of them a contractor; sources without labels; an enabled
 * destination behind a disabled source; a group without members; a disabled warehouse.
 */
export function foundWorld({ seed, scale, startedAt }: FoundingOptions): World {
  const random = (...of: (string | number)[]) => createRandom(seed, ...of)
  const times = (count: number) => Math.max(1, Math.round(count * scale))
  const daysAgo = (days: number) => new Date(startedAt.getTime() - days * 86_400_000).toISOString()

  const world = emptyWorld({
    id: random('workspace').text(22),
    name: 'Acme Analytics',
    slug: 'acme-analytics',
  })
  world.roles = foundRoles(random('roles'))
  world.labels = foundLabels(scale)

  world.sources = foundSources(world, times(14), random('sources'))
  world.sourceSettings = Object.fromEntries(
    world.sources.map((source, index) => [source.id, foundSourceSettings(index % 5 === 0)]),
  )
  world.destinations = foundDestinations(world, times(20), random('destinations'))
  world.subscriptions = foundSubscriptions(world, random('subscriptions'))
  world.filters = foundFilters(world, daysAgo(200), random('filters'))
  world.warehouses = foundWarehouses(world, times(3), random('warehouses'))
  world.warehouseConnections = foundWarehouseConnections(world)

  world.users = foundUsers(world, times(24), random('users'))
  world.invites = foundInvites(world, times(3), random('invites'))
  world.groups = foundGroups(world, times(5), random('groups'))

  world.trackingPlans = foundTrackingPlans(world, times(3), daysAgo(150), random('tracking plans'))
  world.functions = foundFunctions(world, scale, daysAgo(120), random('functions'))
  world.functionVersions = foundFunctionVersions(world, daysAgo, random('function versions'))
  world.insertFunctionInstances = foundInsertFunctionInstances(world, daysAgo(110), random('instances'))
  world.transformations = foundTransformations(world, times(5), random('transformations'))
  world.reverseEtlModels = foundReverseEtlModels(world, random('models'))
  world.credentials = foundCredentials(world, daysAgo(300), random('credentials'))
  world.livePlugins = foundLivePlugins(world, daysAgo(40), random('live plugins'))

  world.spaces = foundSpaces(scale, random('spaces'))
  world.audiences = foundAudiences(world, daysAgo(60), random('audiences'))
  world.computedTraits = foundComputedTraits(world, daysAgo(60), random('computed traits'))
  world.activations = foundActivations(world, random('activations'))
  world.audienceDestinations = foundAudienceDestinations(world, daysAgo(60), random('audience destinations'))
  world.audienceSchedules = foundAudienceSchedules(world, daysAgo(-1), random('schedules'))
  world.spaceFilters = foundSpaceFilters(world, daysAgo(90), random('space filters'))
  world.profilesWarehouses = foundProfilesWarehouses(world, random('profiles warehouses'))

  world.regulations = foundRegulations(world, times(6), daysAgo, random('regulations'))
  world.suppressions = foundSuppressions(times(15), random('suppressions'))
  foundHistory(world, Math.min(3000, times(80)), startedAt, random('history'))
  return world
}

function emptyWorld(workspace: World['workspace']): World {
  return {
    workspace,
    users: [],
    groups: [],
    roles: [],
    invites: [],
    labels: [],
    sources: [],
    sourceSettings: {},
    destinations: [],
    filters: [],
    subscriptions: [],
    warehouses: [],
    warehouseConnections: [],
    trackingPlans: [],
    functions: [],
    functionVersions: [],
    insertFunctionInstances: [],
    transformations: [],
    reverseEtlModels: [],
    credentials: [],
    spaces: [],
    audiences: [],
    computedTraits: [],
    activations: [],
    audienceDestinations: [],
    audienceSchedules: [],
    spaceFilters: [],
    profilesWarehouses: [],
    livePlugins: [],
    regulations: [],
    suppressions: [],
    auditEvents: [],
  }
}
