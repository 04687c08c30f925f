import { daysOfAuditEvents, newAuditEvent } from '../audit-trail'
import type { Random } from '../random'
import { isOwner, type World } from '../world'

const dayMs = 86_400_000

/** What was done in the weeks before the demo began: enough for a first look at the audit trail. */
export function foundHistory(world: World, count: number, startedAt: Date, random: Random) {
  const owners = world.users.filter(isOwner)
  const moments = Array.from(
    { length: count },
    () => startedAt.getTime() - Math.floor(random.next() * daysOfAuditEvents * dayMs),
  ).sort((a, b) => a - b)
  for (const moment of moments) {
    const [type, resource] = random.pick(happenings)(world, random)
    world.auditEvents.push(
      newAuditEvent(world, { type, ...resource, actor: random.pick(owners) }, new Date(moment)),
    )
  }
}

type Resource = { resourceId: string; resourceType: string; resourceName: string }

const happenings: ((world: World, random: Random) => [type: string, resource: Resource])[] = [
  (world, random) => ['Source Modified', named('source', random.pick(world.sources))],
  (world, random) => ['Source Settings Modified', named('source', random.pick(world.sources))],
  (world, random) => ['Integration Created', named('integration', random.pick(world.destinations))],
  (world, random) => [
    'Storage Destination Modified',
    named('warehouse', { ...random.pick(world.warehouses), name: '' }),
  ],
  (world, random) => ['User Policy Updated', named('user', random.pick(world.users))],
  (world, random) => ['User Added To User Group', named('user_group', random.pick(world.groups))],
  (world, random) => ['Transformation Updated', named('transformation', random.pick(world.transformations))],
  (world, random) => ['Audience Modified', named('audience', random.pick(world.audiences))],
]

function named(resourceType: string, { id, name }: { id: string; name?: string }): Resource {
  return { resourceId: id, resourceType, resourceName: name ?? '' }
}
