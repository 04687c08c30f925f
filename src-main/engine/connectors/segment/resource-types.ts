import type { ResourceType } from '../connector'
import { access } from './types/access'
import { audiences } from './types/audiences'
import { catalog } from './types/catalog'
import { connections } from './types/connections'
import { engage } from './types/engage'
import { flow } from './types/flow'
import { functions } from './types/functions'
import { privacy } from './types/privacy'
import { protocols } from './types/protocols'
import { trail } from './types/trail'
import { usage } from './types/usage'
import { warehouses } from './types/warehouses'

/**
 * Everything Sightline mirrors of a Segment workspace. The workspace itself comes first: without it, nothing is.
 *
 * Of what the API can list, this is left out:
 * - told by another list already: a source's connected destinations and warehouses, a user's groups, the audiences
 *   that refer to an audience, delivery metrics of a destination, events successfully received;
 * - the whole catalogs, and the destinations that an audience could have: what the workspace has none of;
 * - runs, not configuration, at 2 or 250 requests a minute and with ever more pages: syncs of warehouses and of
 *   reverse-ETL models;
 * - what is derived from end customers' data, or is it: events, traits, entities and their sample values.
 */
export const resourceTypes: ResourceType[] = [
  ...access,
  ...connections,
  ...warehouses,
  ...protocols,
  ...functions,
  ...engage,
  ...audiences,
  ...privacy,
  ...trail,
  ...usage,
  ...flow,
  ...catalog,
]
