import type { Api, Integration } from '../../src-preload/contract'
import { findByName } from './find-by-name'

/** Whether a table has to say which integration a row is of. */
export const areSeveral = async (api: Api): Promise<boolean> => (await api.listIntegrations()).length > 1

/** The integration a user means: see {@link findByName}. */
export const findIntegration = async (api: Api, wanted: string): Promise<Integration> =>
  findByName(
    await api.listIntegrations(),
    wanted,
    'integration',
    'There is none at all yet: add one with `sightline add`.',
  )
