import type { ResourceType } from '../connector'
import { access } from './types/access'
import { connections } from './types/connections'
import { engage } from './types/engage'
import { functions } from './types/functions'
import { privacy } from './types/privacy'
import { protocols } from './types/protocols'
import { trail } from './types/trail'
import { usage } from './types/usage'

/** Everything Sightline mirrors of a Segment workspace. The workspace itself comes first: without it, nothing is. */
export const resourceTypes: ResourceType[] = [
  ...access,
  ...connections,
  ...protocols,
  ...functions,
  ...engage,
  ...privacy,
  ...trail,
  ...usage,
]
