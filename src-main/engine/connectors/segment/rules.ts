import type { Connector } from '../connector'
import { managedFiles } from '../managed-files'

/** The rules that come with Sightline for a Segment workspace: one file each, named by its id. */
export const ruleFiles: Connector['ruleFiles'] = managedFiles(
  import.meta.glob<string>('./rules/*.yaml', { query: '?raw', import: 'default', eager: true }),
  import.meta.glob('./rules/*.yaml', { query: '?said', import: 'default', eager: true }),
)
