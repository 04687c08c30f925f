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

/** Everything Sightline mirrors of a Segment workspace. The workspace itself comes first: without it, nothing is. */
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
