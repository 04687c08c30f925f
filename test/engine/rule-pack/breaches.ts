import { newAuditEvent } from '../../../src-main/demo/audit-trail'
import { grant, OWNER, type User, type World } from '../../../src-main/demo/world'
import { day, limited } from './sound-world'

/**
 * What breaks each managed rule in a sound workspace: changes the world, and returns the ids of the resources that the
 * rule is to find then, all of them, whatever else is broken beside it.
 */
type Breach = (world: World) => string[]

const joins = (world: World, id: string, email: string, permissions: User['permissions']) => {
  world.users.push({ id, name: id, email, permissions })
  return [id]
}

const access: Record<string, Breach> = {
  'segment-too-many-owners': (world) => {
    world.users[3]!.permissions = [grant(world, OWNER)]
    return [world.workspace.id]
  },
  'segment-owner-outside-company': (world) =>
    joins(world, 'outside-owner', 'someone@elsewhere.example', [grant(world, OWNER)]),
  'segment-owner-shared-mailbox': (world) =>
    joins(world, 'mailbox', 'Billing+segment@acme.example', [grant(world, OWNER)]),
  'segment-owner-twice': (world) => {
    Object.assign(world.groups[3]!, { permissions: [grant(world, OWNER)], memberIds: [world.users[0]!.id] })
    return [world.users[0]!.id]
  },
  'segment-direct-grant-where-group': (world) => {
    world.users[6]!.permissions.push(limited(world, 'Source Read-only'))
    return [world.users[6]!.id]
  },
  'segment-admin-outside-company': (world) => {
    const resources = [{ id: world.sources[0]!.id, type: 'SOURCE', labels: [] }]
    return joins(world, 'outside-admin', 'a@elsewhere.example', [grant(world, 'Source Admin', resources)])
  },
  'segment-admin-on-everything': (world) => {
    world.groups[2]!.permissions = [grant(world, 'Warehouse Admin')]
    return [world.groups[2]!.id]
  },
  'segment-pii-access-unlimited': (world) => {
    world.users[7]!.permissions.push(grant(world, 'PII Access'))
    return [world.users[7]!.id]
  },
  'segment-pii-access-outside-company': (world) =>
    joins(world, 'outside-reader', 'b@elsewhere.example', [limited(world, 'PII Access')]),
  'segment-invite-outside-company': (world) => {
    world.invites.push('Guest@Elsewhere.example')
    return ['guest@elsewhere.example']
  },
  'segment-user-disguised': (world) =>
    [
      ['cyrillic-domain', 'ann@\u0430cme.example', 'Ann'],
      ['punycode', 'ann@xn--cme-8cd.example', 'Ann'],
      ['unseen', 'bob@acme.example', 'Bo\u200bb'],
    ].flatMap(([id, email, name]) => {
      joins(world, id!, email!, [])
      world.users.at(-1)!.name = name!
      return [id!]
    }),
  'segment-permission-on-missing-resource': (world) => {
    const resources = [{ id: 'gone', type: 'SOURCE', labels: [] }]
    world.users[8]!.permissions.push(grant(world, 'Source Read-only', resources))
    return [world.users[8]!.id]
  },
  'segment-permission-on-missing-label': (world) => {
    world.users[9]!.permissions.push(limited(world, 'Source Read-only', 'gone'))
    return [world.users[9]!.id]
  },
  'segment-group-without-permissions': (world) => {
    world.groups[1]!.permissions = []
    return [world.groups[1]!.id]
  },
  'segment-group-without-members': (world) => {
    world.groups[4]!.memberIds = []
    return [world.groups[4]!.id]
  },
}

const sources: Record<string, Breach> = {
  'segment-source-without-labels': (world) => {
    world.sources[0]!.labels = []
    return [world.sources[0]!.id]
  },
  'segment-source-without-owner': (world) => {
    world.sources[1]!.labels = world.sources[1]!.labels.filter(({ key }) => key !== 'team')
    return [world.sources[1]!.id]
  },
  'segment-source-without-tracking-plan': (world) => {
    const { id } = world.sources[2]!
    for (const plan of world.trackingPlans)
      plan.sourceIds = plan.sourceIds.filter((planned) => planned !== id)
    return [id]
  },
  'segment-schema-unplanned-events': (world) => {
    world.sourceSettings[world.sources[3]!.id]!.track!.allowUnplannedEvents = true
    return [world.sources[3]!.id]
  },
  'segment-schema-unplanned-properties': (world) => {
    world.sourceSettings[world.sources[4]!.id]!.identify!.allowUnplannedTraits = true
    world.sourceSettings[world.sources[5]!.id]!.track!.allowUnplannedEventProperties = true
    return [world.sources[4]!.id, world.sources[5]!.id]
  },
  'segment-schema-violations-unnoticed': (world) => {
    for (const place of [5, 6])
      world.sourceSettings[world.sources[place]!.id]!.track!.commonEventOnViolations = 'ALLOW'
    // Somebody looks at those.
    world.sourceSettings[world.sources[6]!.id]!.forwardingViolationsTo = world.sources[7]!.id
    return [world.sources[5]!.id]
  },
  'segment-deprecated-source': (world) => {
    Object.assign(world.sources[6]!.metadata, { status: 'UNAVAILABLE' })
    return [world.sources[6]!.id]
  },
  'segment-disabled-source-with-write-keys': (world) => {
    world.sources[7]!.enabled = false
    return [world.sources[7]!.id]
  },
  'segment-source-several-write-keys': (world) => {
    world.sources[9]!.writeKeys.push('another-write-key')
    return [world.sources[9]!.id]
  },
  'segment-tracking-plan-personal-data': (world) => {
    const { id, rules } = world.trackingPlans[1]!
    const schema = rules[0]!.jsonSchema as { properties: { properties: { properties: object } } }
    Object.assign(schema.properties.properties.properties, { Email: { type: 'string' } })
    return [id]
  },
}

const destinations: Record<string, Breach> = {
  'segment-destination-on-disabled-source': (world) => {
    world.sources[7]!.enabled = false
    return world.destinations.filter(({ sourceId }) => sourceId === world.sources[7]!.id).map(({ id }) => id)
  },
  'segment-webhook-plain-http': (world) => {
    const webhook = world.destinations.find(({ metadata }) => metadata.slug === 'webhooks')!
    webhook.settings = { hooks: [{ hook: 'http://hooks.acme.example/in' }] }
    return [webhook.id]
  },
  'segment-subscription-plain-http': (world) => {
    world.subscriptions[0]!.settings = { url: 'http://hooks.acme.example/in' }
    return [world.subscriptions[0]!.id]
  },
  'segment-source-sent-unfiltered': (world) => {
    const [filter] = world.filters.filter(({ sourceId }) => sourceId === world.sources[8]!.id)
    filter!.enabled = false
    return [world.sources[8]!.id]
  },
  'segment-deprecated-destination': (world) => {
    Object.assign(world.destinations[1]!.metadata, { status: 'DEPRECATED' })
    return [world.destinations[1]!.id]
  },
  'segment-insert-function-on-disabled-destination': (world) => {
    const [instance] = world.insertFunctionInstances
    world.destinations.find(({ id }) => id === instance!.integrationId)!.enabled = false
    return [instance!.id]
  },
}

const codeAndStorage: Record<string, Breach> = {
  'segment-function-setting-not-sensitive': ({ functions: [fn] }) => {
    const setting = {
      name: 'ledgerApiToken',
      label: '',
      description: '',
      type: 'STRING',
      required: true,
      sensitive: false,
    }
    fn!.settings!.push(setting)
    return [fn!.id]
  },
  'segment-function-code-secret': ({ functions: [, fn] }) => {
    fn!.code = `const key = 'sk_live_${'a1'.repeat(12)}'\n${fn!.code}`
    return [fn!.id]
  },
  'segment-function-not-latest': ({ functions: [, , fn] }) => {
    fn!.isLatestVersion = false
    return [fn!.id]
  },
  'segment-transformation-weak-hash': ({ transformations: [, one] }) => {
    one!.hashPropertiesConfiguration!.algorithm = 'HMAC-SHA-1'
    return [one!.id]
  },
  'segment-transformation-hash-without-key': ({ transformations: [, , , , one] }) => {
    one!.hashPropertiesConfiguration = { algorithm: 'SHA-256', encoding: 'HEX', paths: ['properties.email'] }
    return [one!.id]
  },
  'segment-warehouse-disconnected': ({ warehouses: [one] }) => {
    one!.settings.password = 'revoked'
    return [one!.id]
  },
  'segment-warehouse-without-sources': (world) => {
    const { id } = world.warehouses[1]!
    world.warehouseConnections = world.warehouseConnections.filter(({ warehouseId }) => warehouseId !== id)
    return [id]
  },
  'segment-warehouse-disabled': ({ warehouses: [, , one] }) => {
    one!.enabled = false
    return [one!.id]
  },
  'segment-credential-unused': ({ credentials: [one] }) => {
    Object.assign(one!, { sourceIds: [], warehouseIds: [] })
    return [one!.id]
  },
  'segment-credential-old': ({ credentials: [one] }) => {
    one!.updatedAt = new Date(Date.parse(one!.updatedAt) - 100 * day).toISOString()
    return [one!.id]
  },
  'segment-regulation-failed': ({ regulations: [one, another] }) => {
    one!.status = 'FAILED'
    another!.status = 'PARTIAL_SUCCESS'
    return [one!.id, another!.id]
  },
  'segment-regulation-overdue': ({ regulations: [, , one] }) => {
    one!.status = 'RUNNING'
    one!.createdAt = new Date(Date.parse(one!.createdAt) - 30 * day).toISOString()
    return [one!.id]
  },
}

/** All that breaks a rule by what there is. */
export const breaches = { ...access, ...sources, ...destinations, ...codeAndStorage }

/** What breaks a rule by what was done, at noon or by night. A deed can’t be undone; with time, it is no news any more. */
export const deeds: Record<string, (world: World, noon: Date, night: Date) => string[]> = {
  'segment-audit-access-changed': (world, noon) => done(world, 'User Policy Updated', noon),
  'segment-audit-deleted': (world, noon) => done(world, 'Source Deleted', noon),
  'segment-audit-warehouse-changed': (world, noon) => done(world, 'Storage Destination Modified', noon),
  'segment-audit-by-token': (world, noon) =>
    done(world, 'Label Deleted', noon, { id: 'public-api-token/demo0001' }),
  'segment-audit-at-night': (world, _, night) => done(world, 'Invite Deleted', night),
  'segment-audit-by-unknown': (world, noon) =>
    done(world, 'Source Modified', noon, { id: 'stranger', email: 'stranger@elsewhere.example' }),
  'segment-token-first-seen': (world, noon) =>
    done(world, 'Source Modified', noon, { id: 'public-api-token/new00001' }),
}

/** Twice, which is one finding still. */
function done(world: World, type: string, at: Date, actor: { id: string; email?: string } = world.users[0]!) {
  const deed = { type, resourceId: 'x', resourceType: 'x', resourceName: 'X', actor: actor as User }
  const [first] = [0, 60_000].map((later) => {
    const event = newAuditEvent(world, deed, new Date(at.getTime() + later))
    world.auditEvents.push(event)
    return event
  })
  return [first!.id]
}
