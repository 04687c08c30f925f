import { warehouseKinds, warehouseMetadata } from '../catalog'
import type { Random } from '../random'
import type {
  Activation,
  Audience,
  AudienceDestination,
  AudienceSchedule,
  ComputedTrait,
  ProfilesWarehouse,
  Space,
  SpaceFilter,
  World,
} from '../world'
import { numbered } from './people'

export function foundSpaces(scale: number, random: Random): Space[] {
  return Array.from({ length: Math.max(2, Math.round(2 * scale)) }, (_, index) => {
    const name = numbered(index % 2 === 0 ? 'Production' : 'Development', Math.floor(index / 2))
    return { id: `spa_${random.text(22)}`, name, slug: name.toLowerCase().replaceAll(' ', '-') }
  })
}

const audienceQueries = {
  'Abandoned carts': "event('Checkout Started').count() >= 1 AND event('Order Completed').count() = 0",
  'Big spenders': "event('Order Completed').sum('value') > 500",
  'Trial about to end': "trait('trial_days_left') <= 3",
  'Never came back': "event('Signed Up').count() = 1",
}

export function foundAudiences(world: World, at: string, random: Random): Audience[] {
  return world.spaces.flatMap((space) =>
    Object.entries(audienceQueries).map(([name, query], index) => ({
      ...computation(world, space, name, at, random),
      id: `aud_${random.text(22)}`,
      enabled: index !== 3,
      status: index === 3 ? 'Disabled' : 'Live',
      definition: { query, type: 'USERS', targetEntity: 'profile' },
      audienceType: 'USERS',
      computeCadence: { type: index === 0 ? 'REALTIME' : 'BATCH' },
      size: { count: 100 + random.int(9000), type: 'USERS' },
      options: {
        includeHistoricalData: true,
        includeAnonymousUsers: false,
        filterByExternalIds: ['user_id', 'email'],
      },
    })),
  )
}

const traitQueries = {
  'Lifetime value': "event('Order Completed').sum('value')",
  'Last seen product': "event('Product Viewed').last('name')",
}

export function foundComputedTraits(world: World, at: string, random: Random): ComputedTrait[] {
  return world.spaces.flatMap((space) =>
    Object.entries(traitQueries).map(([name, query]) => ({
      ...computation(world, space, name, at, random),
      id: `ct_${random.text(22)}`,
      enabled: true,
      status: 'Live',
      definition: { query, type: 'USERS' },
      options: { includeHistoricalData: true, includeAnonymousUsers: false },
    })),
  )
}

/** Each live audience is sent to the first destination that has an action for it. */
export function foundActivations(world: World, random: Random): Activation[] {
  const destination = world.destinations.find(({ metadata }) => metadata.actions.length > 0)
  const action = destination?.metadata.actions[0]
  if (!destination || !action) return []
  return world.audiences
    .filter(({ enabled }) => enabled)
    .map((audience) => ({
      id: random.text(22),
      enabled: true,
      workspaceId: world.workspace.id,
      spaceId: audience.spaceId,
      audienceId: audience.id,
      connectionId: destination.id,
      activationType: 'Audience Entered',
      activationName: `${audience.name} to ${destination.name}`,
      personalization: { profile: { properties: ['email'] } },
      destinationMapping: { actionId: action.id, settings: { list_token: random.text(24), batch: true } },
    }))
}

/** All but the first space's last audience are sent somewhere. */
export function foundAudienceDestinations(world: World, at: string, random: Random): AudienceDestination[] {
  const destinations = world.destinations.filter(({ metadata }) =>
    metadata.categories.some((category) => /Advertising|Email|Analytics/.test(category)),
  )
  return world.audiences.slice(destinations.length === 0 ? Infinity : 1).map((audience) => {
    const destination = random.pick(destinations)
    return {
      id: random.text(22),
      audienceId: audience.id,
      name: destination.name ?? '',
      sourceId: destination.sourceId,
      enabled: audience.enabled,
      createdAt: at,
      updatedAt: at,
      destinationId: destination.id,
      settings: { ...destination.settings },
      metadata: destination.metadata,
    }
  })
}

/** What is computed in batches has its hours. */
export function foundAudienceSchedules(world: World, next: string, random: Random): AudienceSchedule[] {
  return world.audiences
    .filter(({ computeCadence }) => computeCadence.type === 'BATCH')
    .map(({ id }, index) => ({
      id: random.text(22),
      audienceId: id,
      strategy: index % 2 === 0 ? 'PERIODIC' : 'SPECIFIC_DAYS',
      config:
        index % 2 === 0 ? { interval: '24h' } : { days: [1, 4], hours: [6], timezone: 'Europe/Amsterdam' },
      nextExecution: next,
    }))
}

const filterPlans = [
  { name: 'No bots', if: 'contains(context.userAgent, "bot")', drop: true },
  { name: 'No staff', if: 'properties.email = "@acme.example"', drop: true },
  { name: 'Trial only', if: 'properties.plan != "trial"', drop: false },
]

/** More than a page of them in the first space, and none in the second. */
export function foundSpaceFilters(world: World, at: string, random: Random): SpaceFilter[] {
  return world.spaces.slice(0, 1).flatMap((space) =>
    Array.from({ length: 12 }, (_, index) => {
      const { name, ...plan } = filterPlans[index % filterPlans.length]!
      return {
        id: random.text(22),
        workspaceId: world.workspace.id,
        integrationId: space.id,
        enabled: index % 5 !== 4,
        name: numbered(name, Math.floor(index / filterPlans.length)),
        description: `${name}, agreed with legal.`,
        ...plan,
        createdAt: at,
        updatedAt: at,
      }
    }),
  )
}

export function foundProfilesWarehouses(world: World, random: Random): ProfilesWarehouse[] {
  return world.spaces.map((space) => ({
    id: random.text(22),
    spaceId: space.id,
    workspaceId: world.workspace.id,
    enabled: true,
    metadata: warehouseMetadata(warehouseKinds.snowflake),
    settings: warehouseKinds.snowflake.settings(random),
    schemaName: `profiles_${space.slug.replaceAll('-', '_')}`,
  }))
}

function computation(world: World, space: Space, name: string, at: string, random: Random) {
  const author = random.pick(world.users).id
  return {
    spaceId: space.id,
    name,
    key: name.toLowerCase().replaceAll(' ', '_'),
    description: `${name}, kept by marketing.`,
    createdBy: author,
    updatedBy: author,
    createdAt: at,
    updatedAt: at,
  }
}
