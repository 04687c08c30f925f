import type { Connector } from '../connector'

const files = import.meta.glob<string>('./packs/*.yaml', { query: '?raw', import: 'default', eager: true })

/** The compliance packs that come with Sightline for a Segment workspace: one file each, named by its id. */
export const packFiles: Connector['packFiles'] = Object.entries(files).map(([path, source]) => ({
  name: path.replace(/^.*\//, ''),
  source,
}))
