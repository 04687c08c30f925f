import { newAuditEvent } from '../../../src-main/demo/audit-trail'
import type { DemoApi, World } from '../../../src-main/demo/demo-api'
import { foundSourceSettings } from '../../../src-main/demo/founding/connections'
import { grant, OWNER, type Permission } from '../../../src-main/demo/world'

export const day = 86_400_000

/** Without a role on everything: what a rule on roles has nothing to say about. */
export function limited(world: World, role: string, value = 'prod'): Permission {
  const labels = [{ key: 'environment', value }]
  return grant(world, role, [{ id: world.workspace.id, type: 'WORKSPACE', labels }])
}

/** Mends all in the demo’s workspace that a managed rule finds something about. `now` is its present. */
export function makeSound(world: World, now: number) {
  const labels = world.labels.filter(({ key, value }) =>
    ['environment:prod', 'team:data'].includes(`${key}:${value}`),
  )
  for (const [index, user] of world.users.entries()) {
    user.email = `person${index}@acme.example`
    user.permissions = [grant(world, index < 3 ? OWNER : 'Minimal Workspace Access')]
  }
  for (const group of world.groups)
    Object.assign(group, {
      permissions: [limited(world, 'Source Read-only')],
      memberIds: [world.users[5]?.id],
      invitedEmails: [],
    })
  world.invites = ['person.to.come@acme.example']

  for (const source of world.sources) {
    Object.assign(source, { enabled: true, labels: structuredClone(labels) })
    // Nothing flows through sources of these names.
    source.name = source.name?.replace(/sandbox|Partner events/, 'intake')
    world.sourceSettings[source.id] = strict()
  }
  for (const destination of world.destinations) destination.enabled = true
  world.filters = world.destinations.map((destination, index) => ({
    ...world.filters[0]!,
    id: `filter-${index}`,
    destinationId: destination.id,
    sourceId: destination.sourceId,
    actions: [{ type: 'DROP' }],
    enabled: true,
  }))
  for (const warehouse of world.warehouses) warehouse.enabled = true

  for (const plan of world.trackingPlans) plan.sourceIds = []
  world.trackingPlans[0]!.sourceIds = world.sources.map(({ id }) => id)
  for (const fn of world.functions)
    Object.assign(fn, { isLatestVersion: true, code: fn.code?.replace(/'sk_live_\w+'/, 'settings.apiKey') })
  for (const regulation of world.regulations) regulation.status = 'FINISHED'

  world.auditEvents = []
  for (const actor of [world.users[0], undefined]) {
    const deed = {
      type: 'Audience Modified',
      resourceId: 'x',
      resourceType: 'audience',
      resourceName: 'X',
      actor,
    }
    world.auditEvents.push(newAuditEvent(world, deed, new Date(now - 60 * day)))
  }
}

/** As Protocols would have it: nothing passes that isn’t planned. */
function strict() {
  const settings = foundSourceSettings(true)
  Object.assign(settings.track!, { allowUnplannedEventProperties: false })
  Object.assign(settings.identify!, { allowUnplannedTraits: false })
  Object.assign(settings.group!, { allowUnplannedTraits: false })
  return settings
}

/** Puts another world, of the same workspace, in the place of the present one. */
export const become = (demo: DemoApi, world: World) =>
  demo.mutate((present) => Object.assign(present, structuredClone(world)))
