import type { Connector } from '../connector'
import { managedFiles } from '../managed-files'

/** The compliance packs that come with Sightline for a Segment workspace: one file each, named by its id. */
export const packFiles: Connector['packFiles'] = managedFiles(
  import.meta.glob<string>('./packs/*.yaml', { query: '?raw', import: 'default', eager: true }),
  import.meta.glob('./packs/*.yaml', { query: '?said', import: 'default', eager: true }),
)
