import {
  destinationKinds,
  destinationMetadata,
  type Kind,
  slugOf,
  sourceKinds,
  sourceMetadata,
  triggerOf,
  warehouseKinds,
  warehouseMetadata,
} from '../catalog'
import type { Random } from '../random'
import type {
  Credential,
  Destination,
  DestinationFilter,
  Label,
  LivePlugin,
  Source,
  SourceSettings,
  Subscription,
  Warehouse,
  World,
} from '../world'
import { numbered } from './people'

const labelValues = {
  environment: ['prod', 'staging', 'dev'],
  team: ['web', 'mobile', 'payments', 'data', 'growth'],
  type: ['website', 'app', 'server', 'cloud'],
}

/** Twelve, and in a larger company as many again for each further region. */
export function foundLabels(scale: number): Label[] {
  return Array.from({ length: Math.max(1, Math.round(scale)) }, (_, copy) =>
    Object.entries(labelValues).flatMap(([key, values]) =>
      values.map((value) => ({
        key,
        value: copy === 0 ? value : `${value}-${copy + 1}`,
        description: key === 'environment' ? `What runs in ${value}` : '',
      })),
    ),
  ).flat()
}

interface SourcePlan {
  name: string
  kind: keyof typeof sourceKinds
  /** As `key:value`. None, for some: one of the things the managed rules find. */
  labels?: string[]
  disabled?: boolean
}

const sourcePlans: SourcePlan[] = [
  { name: 'Website', kind: 'javascript', labels: ['environment:prod', 'team:web', 'type:website'] },
  { name: 'Checkout', kind: 'javascript', labels: ['environment:prod', 'team:payments', 'type:website'] },
  { name: 'Website staging', kind: 'javascript', labels: ['environment:staging', 'team:web'] },
  { name: 'iOS app', kind: 'ios', labels: ['environment:prod', 'team:mobile', 'type:app'] },
  { name: 'Android app', kind: 'android', labels: ['environment:prod', 'team:mobile', 'type:app'] },
  { name: 'Backend', kind: 'node', labels: ['environment:prod', 'type:server'] },
  { name: 'Billing service', kind: 'node', labels: ['environment:prod', 'team:payments', 'type:server'] },
  { name: 'Legacy importer', kind: 'http', labels: ['environment:prod', 'type:server'], disabled: true },
  { name: 'Partner events', kind: 'http' },
  { name: 'Stripe', kind: 'stripe', labels: ['environment:prod', 'team:payments', 'type:cloud'] },
  { name: 'Salesforce', kind: 'salesforce' },
  { name: 'Zendesk', kind: 'zendesk', labels: ['environment:prod', 'type:cloud'] },
  { name: 'Orders database', kind: 'postgres', labels: ['environment:prod', 'team:data'] },
  { name: 'Data science sandbox', kind: 'http' },
]

export function newSource(
  world: World,
  options: { name: string; kind: Kind; labels?: Label[]; enabled?: boolean },
  random: Random,
): Source {
  const { name, kind, labels = [], enabled = true } = options
  return {
    id: random.text(22),
    slug: slugOf(name),
    name,
    workspaceId: world.workspace.id,
    enabled,
    writeKeys: [random.text(32)],
    metadata: sourceMetadata(kind),
    settings: kind.settings(random),
    labels,
  }
}

export function foundSources(world: World, count: number, random: Random): Source[] {
  return Array.from({ length: count }, (_, index) => {
    const { name, kind, labels, disabled } = sourcePlans[index % sourcePlans.length]!
    return newSource(
      world,
      {
        name: numbered(name, Math.floor(index / sourcePlans.length)),
        kind: sourceKinds[kind],
        labels: world.labels
          .filter(({ key, value }) => labels?.includes(`${key}:${value}`))
          .map((label) => ({ ...label })),
        enabled: !disabled,
      },
      random,
    )
  })
}

/** What is allowed to deviate from a tracking plan. */
export function foundSourceSettings(blocking: boolean): SourceSettings {
  const onViolation = blocking ? 'BLOCK' : 'ALLOW'
  return {
    track: {
      allowUnplannedEvents: !blocking,
      allowUnplannedEventProperties: true,
      allowEventOnViolations: !blocking,
      allowPropertiesOnViolations: true,
      commonEventOnViolations: onViolation,
    },
    identify: {
      allowTraitsOnViolations: true,
      allowUnplannedTraits: true,
      commonEventOnViolations: onViolation,
    },
    group: {
      allowTraitsOnViolations: true,
      allowUnplannedTraits: true,
      commonEventOnViolations: onViolation,
    },
    forwardingBlockedEventsTo: '',
    forwardingViolationsTo: '',
  }
}

/** To which source (by its place in the plans above) a destination of which kind is connected. */
const destinationPlans: [kind: keyof typeof destinationKinds, source: number, enabled: boolean][] = [
  ['ga4', 0, true],
  ['mixpanel', 0, true],
  ['facebook', 0, true],
  ['amplitude', 0, true],
  ['intercom', 0, true],
  ['ga4', 1, true],
  ['braze', 1, true],
  ['mixpanel', 2, false],
  ['mixpanel', 3, true],
  ['braze', 3, true],
  ['mixpanel', 4, true],
  ['braze', 4, false],
  ['webhook', 5, true],
  ['s3', 5, true],
  ['hubspot', 5, true],
  ['webhook', 6, true],
  // Enabled behind the disabled "Legacy importer": one of the things the managed rules find.
  ['s3', 7, true],
  ['slack', 8, true],
  ['hubspot', 10, true],
  ['webhook', 13, false],
]

export function foundDestinations(world: World, count: number, random: Random): Destination[] {
  return Array.from({ length: count }, (_, index) => {
    const [kindName, place, enabled] = destinationPlans[index % destinationPlans.length]!
    const copy = Math.floor(index / destinationPlans.length)
    const source = world.sources[(copy * sourcePlans.length + place) % world.sources.length]!
    const kind = destinationKinds[kindName]
    return {
      id: random.text(22),
      name: `${kind.name} for ${source.name}`,
      enabled,
      sourceId: source.id,
      metadata: destinationMetadata(kind),
      settings: kind.settings(random),
    }
  })
}

export function foundSubscriptions(world: World, random: Random): Subscription[] {
  return world.destinations.flatMap((destination) =>
    destination.metadata.actions.map((action) => ({
      id: random.text(22),
      name: action.name,
      actionId: action.id,
      actionSlug: action.slug,
      destinationId: destination.id,
      enabled: destination.enabled,
      trigger: triggerOf(action.name),
      settings: { external_id: { '@path': '$.userId' }, batch_size: 100 },
    })),
  )
}

/** Each third destination leaves something out. */
export function foundFilters(world: World, founded: string, random: Random): DestinationFilter[] {
  return world.destinations
    .filter((_, index) => index % 3 === 0)
    .map((destination, index) => ({
      id: random.text(22),
      sourceId: destination.sourceId,
      destinationId: destination.id,
      if: index % 2 === 0 ? 'properties.email != null' : '!(type = "track")',
      actions:
        index % 2 === 0
          ? [{ type: 'DROP_PROPERTIES', fields: { properties: ['email', 'phone'] } }]
          : [{ type: 'DROP' }],
      title: index % 2 === 0 ? 'No contact details' : 'Only track calls',
      description: 'Agreed with legal.',
      enabled: index % 4 !== 3,
      createdAt: founded,
      updatedAt: founded,
    }))
}

/** Each third is the old Redshift, disabled: one of the things the managed rules find. */
export function foundWarehouses(world: World, count: number, random: Random): Warehouse[] {
  const kinds = Object.values(warehouseKinds)
  return Array.from({ length: count }, (_, index) => {
    const kind = kinds[index % kinds.length]!
    return {
      id: random.text(22),
      workspaceId: world.workspace.id,
      enabled: kind !== warehouseKinds.redshift,
      metadata: warehouseMetadata(kind),
      settings: kind.settings(random),
    }
  })
}

export function foundWarehouseConnections(world: World): World['warehouseConnections'] {
  return world.sources.map((source, index) => ({
    sourceId: source.id,
    warehouseId: world.warehouses[index % world.warehouses.length]!.id,
  }))
}

/** Kept once, used by several: what warehouses and database sources log in with. */
export function foundCredentials(world: World, at: string, random: Random): Credential[] {
  return [
    {
      id: random.text(22),
      workspaceId: world.workspace.id,
      name: 'Snowflake loader',
      settings: {
        type: 'Snowflake',
        username: 'SEGMENT',
        privateKey: random.text(64),
        accountIdentifier: 'acme',
      },
      createdAt: at,
      updatedAt: at,
      sourceIds: [],
      warehouseIds: world.warehouses
        .filter(({ metadata }) => metadata.slug === warehouseKinds.snowflake.slug)
        .map(({ id }) => id),
    },
  ]
}

/** Websites load a bundle of edge code of their own. */
export function foundLivePlugins(world: World, at: string, random: Random): LivePlugin[] {
  return world.sources
    .filter(({ metadata }) => metadata.slug === sourceKinds.javascript.slug)
    .map((source) => ({
      id: random.text(22),
      sourceId: source.id,
      createdAt: at,
      createdBy: random.pick(world.users).id,
      downloadURL: `https://cdn.example/plugins/${source.id}.js?signature=${random.text(40)}`,
      version: 3,
      code: 'export default { track: (event) => event }\n',
    }))
}
