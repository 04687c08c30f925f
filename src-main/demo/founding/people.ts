import type { Random } from '../random'
import { type Group, grant, OWNER, type Role, type User, type World } from '../world'

export const companyDomain = 'acme.example'
export const contractorDomain = 'contractor.example'

const firstNames =
  'Ada Bram Chidi Dilnoza Esther Farid Greta Hana Ivo Jamila Kofi Lena Mateus Nadia Oskar Priya Quinn Rosa Soren Tomoko Uma Viktor Wanda Ximena Yusuf Zofia Anders Beatriz Carlos Deniz Emeka Fleur'.split(
    ' ',
  )
const lastNames =
  'Abara Bakker Costa Dvorak Eriksen Ferrari Garcia Haddad Ivanova Jansen Kimura Larsen Moreau Novak Okafor Petrov Quist Rahman Sato Tanaka Ueda Varga Weber Xu Yilmaz Zhang'.split(
    ' ',
  )

const roleDescriptions = {
  [OWNER]: 'Full read and edit access to everything in the workspace, its team and its settings.',
  'Minimal Workspace Access': 'Can see the workspace, and nothing in it.',
  'Source Admin': 'Edit access to sources and what is connected to them.',
  'Source Read-only': 'Read access to sources.',
  'Warehouse Admin': 'Edit access to warehouses.',
  'Warehouse Read-only': 'Read access to warehouses.',
  'Tracking Plan Admin': 'Edit access to tracking plans.',
  'Function Admin': 'Create and edit functions.',
  'Unify and Engage Admin': 'Edit access to spaces, audiences and computed traits.',
  'PII Access': 'Can see personal data that is hidden from others.',
}

export function foundRoles(random: Random): Role[] {
  return Object.entries(roleDescriptions).map(([name, description]) => ({
    id: random.text(27),
    name,
    description,
  }))
}

/** A person whose address nobody has yet. */
export function newPerson(
  { users, invites }: Pick<World, 'users' | 'invites'>,
  domain: string,
  random: Random,
): Omit<User, 'permissions'> {
  const taken = new Set([...users.map((user) => user.email), ...invites])
  for (let namesake = 1; ; namesake++) {
    const [first, last] = [random.pick(firstNames), random.pick(lastNames)]
    // After a few tries the pool is nearly used up, and namesakes tell each other apart by a number.
    const number = namesake > 5 ? String(namesake) : ''
    const email = `${first}.${last}${number}@${domain}`.toLowerCase()
    if (!taken.has(email)) return { id: random.text(22), name: `${first} ${last}`, email }
  }
}

/** The first five own the workspace, one of them from outside the company: too many, by the managed rules. */
export function foundUsers(world: World, count: number, random: Random): User[] {
  const users: User[] = []
  for (let index = 0; index < count; index++) {
    const external = index === 4 || index % 12 === 11
    const person = newPerson({ users, invites: [] }, external ? contractorDomain : companyDomain, random)
    users.push({ ...person, permissions: foundPermissions(world, index, random) })
  }
  return users
}

function foundPermissions(world: World, index: number, random: Random) {
  if (index < 5) return [grant(world, OWNER)]
  const minimal = grant(world, 'Minimal Workspace Access')
  const source = () => random.pick(world.sources)
  const warehouse = () => random.pick(world.warehouses)
  switch (index % 6) {
    case 0:
      return [minimal, grant(world, 'Source Admin', [{ id: source().id, type: 'SOURCE', labels: [] }])]
    case 1: {
      // A role on the whole workspace, narrowed by a label.
      const labels = [{ key: 'environment', value: 'prod' }]
      const resources = [{ id: world.workspace.id, type: 'WORKSPACE', labels }]
      return [grant(world, 'Source Read-only', resources)]
    }
    case 2:
      return [
        minimal,
        grant(world, 'Warehouse Read-only', [{ id: warehouse().id, type: 'WAREHOUSE', labels: [] }]),
      ]
    case 3:
      return [minimal, grant(world, 'Tracking Plan Admin')]
    case 4:
      return [minimal, grant(world, 'Source Read-only'), grant(world, 'PII Access')]
    default:
      return [minimal]
  }
}

const groupRoles: [name: string, roles: string[], share: number][] = [
  ['Engineering', ['Source Admin', 'Function Admin'], 0.35],
  ['Marketing', ['Unify and Engage Admin', 'Source Read-only'], 0.25],
  ['Data', ['Warehouse Admin', 'Tracking Plan Admin'], 0.2],
  ['Incident response', [OWNER], 0.1],
  // Forgotten after the project, still with its rights: one of the things the managed rules find.
  ['Migration project', ['Source Admin', 'Warehouse Admin'], 0],
]

export function foundGroups(world: World, count: number, random: Random): Group[] {
  return Array.from({ length: count }, (_, index) => {
    const [name, roles, share] = groupRoles[index % groupRoles.length]!
    // However large the company, a group is at most the size of a department.
    const size = Math.min(40, Math.ceil(world.users.length * share))
    const members = new Set<string>()
    while (members.size < size) members.add(random.pick(world.users).id)
    return {
      id: random.text(22),
      name: numbered(name, Math.floor(index / groupRoles.length)),
      permissions: roles.map((role) => grant(world, role)),
      memberIds: [...members],
      invitedEmails: index === 1 ? world.invites.slice(0, 1) : [],
    }
  })
}

export function foundInvites(world: World, count: number, random: Random): string[] {
  const invites: string[] = []
  while (invites.length < count) {
    const domain = invites.length % 3 === 2 ? contractorDomain : companyDomain
    invites.push(newPerson({ users: world.users, invites }, domain, random).email)
  }
  return invites
}

/** A larger company has more of the same: "Website", "Website 2", … */
export function numbered(name: string, copy: number): string {
  return copy === 0 ? name : `${name} ${copy + 1}`
}
