import { type Api, type Integration, SightlineError } from '../../src-preload/contract'

/** The integration a user means: by name, by id, or by a name in another case if only one has it. */
export async function findIntegration(api: Api, wanted: string): Promise<Integration> {
  const all = await api.listIntegrations()
  const exact = all.find(({ name }) => name === wanted) ?? all.find(({ id }) => id === wanted)
  if (exact) return exact
  const alike = all.filter(({ name }) => name.toLowerCase() === wanted.toLowerCase())
  if (alike.length === 1) return alike[0] as Integration
  throw new SightlineError(
    'no-such-integration',
    `There is no integration “${wanted}”.`,
    all.length === 0
      ? 'There is none at all yet: add one with `sightline add`.'
      : `There are: ${all.map(({ name }) => name).join(', ')}.`,
  )
}
