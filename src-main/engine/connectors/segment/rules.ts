import type { Connector } from '../connector'

const files = import.meta.glob<string>('./rules/*.yaml', { query: '?raw', import: 'default', eager: true })

/** The rules that come with Sightline for a Segment workspace: one file each, named by its id. */
export const ruleFiles: Connector['ruleFiles'] = Object.entries(files).map(([path, source]) => ({
  name: path.replace(/^.*\//, ''),
  source,
}))
