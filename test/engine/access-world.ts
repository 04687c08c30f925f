import { grant, OWNER, type World } from '../../src-main/demo/world'
import { polled } from './harness'

/** Four people, two groups and two sources, one of them labelled: small enough to be said in full. */
function founded(world: World) {
  const [website, lab] = world.sources as [World['sources'][0], World['sources'][0]]
  world.sources = [
    { ...website, id: 'website', name: 'Website', labels: [{ key: 'environment', value: 'prod' }] },
    { ...lab, id: 'lab', name: 'Lab', labels: [] },
  ]
  const [first] = world.users as [World['users'][0]]
  const person = (id: string, permissions: World['users'][0]['permissions']) => ({
    ...first,
    id,
    name: id,
    email: `${id.toLowerCase()}@acme.example`,
    permissions,
  })
  const onWorkspace = (role: string, labels: { key: string; value: string }[]) =>
    grant(world, role, [{ id: world.workspace.id, type: 'WORKSPACE', labels }])
  const minimal = grant(world, 'Minimal Workspace Access')
  world.users = [
    person('Ada', [grant(world, OWNER)]),
    person('Bram', [minimal, grant(world, 'Source Admin', [{ id: 'lab', type: 'SOURCE', labels: [] }])]),
    person('Chidi', [onWorkspace('Source Read-only', [{ key: 'environment', value: 'prod' }])]),
    person('Dora', [minimal, grant(world, 'Warehouse Admin')]),
  ]
  world.groups = [
    {
      id: 'data',
      name: 'Data',
      permissions: [grant(world, 'Source Admin')],
      memberIds: ['Bram', 'Dora', 'Ada'],
      invitedEmails: [],
    },
    {
      id: 'web',
      name: 'Web',
      permissions: [onWorkspace('Source Admin', [{ key: 'environment', value: 'prod' }])],
      memberIds: ['Dora'],
      invitedEmails: [],
    },
  ]
}

/** An engine that has polled it. */
export async function smallWorkspace() {
  const started = await polled()
  started.demo.mutate(founded)
  // What is removed is believed in after a second poll where much is at once.
  await started.sync()
  await started.sync()
  return started
}
