import type { Deed } from './audit-trail'
import { sourceKinds } from './catalog'
import { foundSourceSettings, newSource } from './founding/connections'
import { companyDomain, contractorDomain, newPerson } from './founding/people'
import { newRule } from './founding/protocols'
import type { Random } from './random'
import { grant, isOwner, OWNER, type Source, type User, type World } from './world'

/** Where and when something may happen. */
interface Scene {
  world: World
  founded: { users: number; sources: number; labels: number }
  random: Random
  at: string
}

/**
 * One kind of thing that happens: it changes the world and tells what to write into the audit trail, or changes
 * nothing and tells nothing when it can't happen now. Those that give and those that take are in balance, so that a
 * workspace keeps about its size over months.
 */
export type Happening = (scene: Scene) => Omit<Deed, 'actor'> | undefined

const personJoins: Happening = ({ world, founded, random }) => {
  if (world.users.length >= founded.users * 1.25) return
  const invited = world.invites.shift()
  const person = newPerson(world, random.chance(0.2) ? contractorDomain : companyDomain, random)
  // Who was invited comes under the invited address.
  const user = {
    ...person,
    ...(invited && named(invited)),
    permissions: [grant(world, 'Minimal Workspace Access')],
  }
  for (const group of world.groups)
    group.invitedEmails = group.invitedEmails.filter((email) => email !== user.email)
  world.users.push(user)
  return { type: 'Policy Created', ...of('user', user) }
}

const personLeaves: Happening = ({ world, founded, random }) => {
  const others = world.users.filter((user) => !isOwner(user))
  if (world.users.length <= founded.users * 0.85 || others.length === 0) return
  const user = random.pick(others)
  world.users.splice(world.users.indexOf(user), 1)
  for (const group of world.groups) group.memberIds = group.memberIds.filter((id) => id !== user.id)
  return { type: 'Group Memberships Deleted', ...of('user', user) }
}

const personIsInvited: Happening = ({ world, founded, random }) => {
  if (world.invites.length >= Math.max(4, founded.users / 6)) return
  const { email } = newPerson(world, random.chance(0.3) ? contractorDomain : companyDomain, random)
  world.invites.push(email)
  return {
    type: 'New Segment User Invited to Workspace',
    resourceId: email,
    resourceType: 'invite',
    resourceName: email,
  }
}

const inviteIsWithdrawn: Happening = ({ world }) => {
  if (world.invites.length < 3) return
  const email = world.invites.pop()!
  for (const group of world.groups)
    group.invitedEmails = group.invitedEmails.filter((invited) => invited !== email)
  return { type: 'Invite Deleted', resourceId: email, resourceType: 'invite', resourceName: email }
}

const personBecomesOwner: Happening = ({ world, random }) => {
  const others = world.users.filter((user) => !isOwner(user))
  if (others.length === 0 || world.users.length - others.length >= 7) return
  const user = random.pick(others)
  user.permissions.push(grant(world, OWNER))
  return { type: 'User Policy Updated', ...of('user', user) }
}

const ownerStepsDown: Happening = ({ world, random }) => {
  const owners = world.users.filter(isOwner)
  if (owners.length <= 4) return
  const user = random.pick(owners)
  user.permissions = user.permissions.filter(({ roleName }) => roleName !== OWNER)
  if (user.permissions.length === 0) user.permissions.push(grant(world, 'Minimal Workspace Access'))
  return { type: 'Policy Deleted', ...of('user', user) }
}

const personJoinsGroup: Happening = ({ world, random }) => {
  const group = random.pick(world.groups)
  const outside = world.users.filter(({ id }) => !group.memberIds.includes(id))
  if (outside.length < world.users.length / 2) return
  group.memberIds.push(random.pick(outside).id)
  return { type: 'User Added To User Group', ...of('user_group', group) }
}

const personLeavesGroup: Happening = ({ world, random }) => {
  const large = world.groups.filter(({ memberIds }) => memberIds.length > 1)
  if (large.length === 0) return
  const group = random.pick(large)
  group.memberIds.splice(random.int(group.memberIds.length), 1)
  return { type: 'User Removed From User Group', ...of('user_group', group) }
}

const groupIsEmptied: Happening = ({ world, random }) => {
  const small = world.groups.filter(({ memberIds }) => memberIds.length > 0 && memberIds.length <= 6)
  if (small.length === 0 || world.groups.some(({ memberIds }) => memberIds.length === 0)) return
  const group = random.pick(small)
  group.memberIds = []
  return { type: 'Group Memberships Deleted', ...of('user_group', group) }
}

const sourceIsDisabled: Happening = ({ world, random }) => {
  const enabled = world.sources.filter((source) => source.enabled)
  if (enabled.length <= world.sources.length * 0.75) return
  const source = random.pick(enabled)
  source.enabled = false
  return { type: 'Source Disabled', ...of('source', source) }
}

const sourceIsEnabled: Happening = ({ world, random }) => {
  const disabled = world.sources.filter((source) => !source.enabled)
  if (disabled.length < 2) return
  const source = random.pick(disabled)
  source.enabled = true
  return { type: 'Source Enabled', ...of('source', source) }
}

const sourceIsCreated: Happening = ({ world, founded, random }) => {
  if (world.sources.length >= founded.sources + 3) return
  const kind = random.pick([sourceKinds.http, sourceKinds.node, sourceKinds.javascript])
  const source = newSource(world, { name: `${kind.name} experiment ${random.int(900) + 100}`, kind }, random)
  world.sources.push(source)
  world.sourceSettings[source.id] = foundSourceSettings(false)
  return { type: 'Source Created', ...of('source', source) }
}

/** Only those that came to life later: what the company runs on stays. */
const sourceIsDeleted: Happening = ({ world, founded, random }) => {
  const experiments = world.sources.slice(founded.sources)
  if (experiments.length < 2) return
  const source = random.pick(experiments)
  world.sources.splice(world.sources.indexOf(source), 1)
  delete world.sourceSettings[source.id]
  for (const user of world.users) dropResource(user, source.id)
  return { type: 'Source Deleted', ...of('source', source) }
}

const writeKeyIsRotated: Happening = ({ world, random }) => {
  const source = random.pick(world.sources)
  source.writeKeys = [random.text(32)]
  return { type: 'Source Modified', ...of('source', source) }
}

const sourceIsLabelled: Happening = ({ world, random }) => {
  const source = random.pick(world.sources)
  const label = random.pick(world.labels)
  // One label of each key at most, and a few sources are left without any.
  if (source.labels.some(({ key }) => key === label.key)) return
  if (source.labels.length === 0 && withoutLabels(world).length < 3) return
  source.labels.push({ ...label })
  return { type: 'Source Modified', ...of('source', source) }
}

const sourceLosesLabels: Happening = ({ world, random }) => {
  const labelled = world.sources.filter(({ labels }) => labels.length > 0)
  if (labelled.length === 0 || withoutLabels(world).length > world.sources.length * 0.4) return
  const source = random.pick(labelled)
  source.labels = []
  return { type: 'Source Modified', ...of('source', source) }
}

const labelIsCreated: Happening = ({ world, founded, random }) => {
  if (world.labels.length >= founded.labels + 6) return
  const label = { key: 'project', value: `project-${random.int(900) + 100}`, description: '' }
  if (world.labels.some(({ value }) => value === label.value)) return
  world.labels.push(label)
  return { type: 'Label Created', ...ofLabel(label) }
}

const labelIsDeleted: Happening = ({ world, founded }) => {
  const label = world.labels[founded.labels + 2]
  if (!label) return
  world.labels.splice(world.labels.indexOf(label), 1)
  for (const source of world.sources)
    source.labels = source.labels.filter(({ value }) => value !== label.value)
  return { type: 'Label Deleted', ...ofLabel(label) }
}

const warehouseIsDisabled: Happening = ({ world, random }) => {
  const enabled = world.warehouses.filter((warehouse) => warehouse.enabled)
  if (enabled.length < 2) return
  const warehouse = random.pick(enabled)
  warehouse.enabled = false
  return { type: 'Storage Destination Modified', ...ofWarehouse(warehouse) }
}

const warehouseIsEnabled: Happening = ({ world, random }) => {
  const disabled = world.warehouses.filter((warehouse) => !warehouse.enabled)
  if (disabled.length < 2) return
  const warehouse = random.pick(disabled)
  warehouse.enabled = true
  return { type: 'Storage Destination Enabled', ...ofWarehouse(warehouse) }
}

const warehousePasswordIsChanged: Happening = ({ world, random }) => {
  const warehouse = random.pick(world.warehouses)
  if (!('password' in warehouse.settings)) return
  warehouse.settings.password = random.text(24)
  return { type: 'Storage Destination Modified', ...ofWarehouse(warehouse) }
}

const destinationIsSwitched: Happening = ({ world, random }) => {
  const destination = switchOne(world.destinations, random)
  const type = destination.enabled ? 'Integration Enabled' : 'Integration Disabled'
  return { type, ...of('integration', destination) }
}

const ruleIsAdded: Happening = ({ world, random, at }) => {
  const plan = random.pick(world.trackingPlans)
  if (plan.rules.length > 25) return
  plan.rules.push(newRule(`Experiment ${plan.rules.length} Viewed`, at))
  plan.updatedAt = at
  return { type: 'Tracking Plan Updated', ...of('tracking_plan', plan) }
}

const functionIsDeployed: Happening = ({ world, random, at }) => {
  const deployed = random.pick(world.functions)
  // The same comment again and again would change the code only once.
  deployed.code = `// Deployed on ${at}\n${deployed.code?.replace(/^\/\/ Deployed.*\n/, '')}`
  deployed.deployedAt = at
  for (const version of world.functionVersions)
    if (version.functionId === deployed.id) version.isDeployed = false
  world.functionVersions.push({
    id: random.text(27),
    functionId: deployed.id,
    author: deployed.createdBy ?? '',
    code: deployed.code,
    isDeployed: true,
    createdAt: at,
    updatedAt: at,
    deployedAt: at,
  })
  const { id: resourceId, displayName: resourceName } = deployed
  return { type: 'Function Deployed', resourceId, resourceType: 'function', resourceName }
}

const transformationIsSwitched: Happening = ({ world, random }) => {
  const transformation = switchOne(world.transformations, random)
  return { type: 'Transformation Updated', ...of('transformation', transformation) }
}

/** How a life begins: with what is worth showing to somebody who has only a few minutes. */
export const opening: Happening[] = [
  personBecomesOwner,
  writeKeyIsRotated,
  sourceIsDisabled,
  personJoins,
  sourceLosesLabels,
  personJoinsGroup,
]

export const happenings: Happening[] = [
  personJoins,
  personLeaves,
  personIsInvited,
  inviteIsWithdrawn,
  personBecomesOwner,
  ownerStepsDown,
  personJoinsGroup,
  personLeavesGroup,
  groupIsEmptied,
  sourceIsDisabled,
  sourceIsEnabled,
  sourceIsCreated,
  sourceIsDeleted,
  writeKeyIsRotated,
  sourceIsLabelled,
  sourceLosesLabels,
  labelIsCreated,
  labelIsDeleted,
  warehouseIsDisabled,
  warehouseIsEnabled,
  warehousePasswordIsChanged,
  destinationIsSwitched,
  ruleIsAdded,
  functionIsDeployed,
  transformationIsSwitched,
]

/** Once a quarter is off, something is switched on again: most of a company's things run. */
function switchOne<Thing extends { enabled: boolean }>(things: Thing[], random: Random): Thing {
  const off = things.filter(({ enabled }) => !enabled)
  const thing = random.pick(off.length > things.length / 4 ? off : things)
  thing.enabled = !thing.enabled
  return thing
}

function of(resourceType: string, { id, name }: { id: string; name?: string }): Omit<Deed, 'type' | 'actor'> {
  return { resourceId: id, resourceType, resourceName: name ?? '' }
}

function ofWarehouse({ id, settings }: World['warehouses'][number]) {
  return of('warehouse', { id, name: String(settings.name ?? '') })
}

function ofLabel({ key, value }: { key: string; value: string }) {
  const name = `${key}:${value}`
  return { resourceId: name, resourceType: 'label', resourceName: name }
}

/** Addresses here are first.last, so they give the name. */
function named(email: string): Pick<User, 'name' | 'email'> {
  const words = email.split('@')[0]!.split('.')
  return { email, name: words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ') }
}

const withoutLabels = (world: World): Source[] => world.sources.filter(({ labels }) => labels.length === 0)

/** A permission on nothing is none. */
function dropResource(user: User, resourceId: string) {
  for (const permission of user.permissions)
    permission.resources = permission.resources.filter(({ id }) => id !== resourceId)
  user.permissions = user.permissions.filter(({ resources }) => resources.length > 0)
}
