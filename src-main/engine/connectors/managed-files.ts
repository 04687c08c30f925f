import type { ManagedFile } from './connector'

/** From what Vite's glob found: each file's text, and what it says, by the same paths. */
export function managedFiles(texts: Record<string, string>, said: Record<string, unknown>): ManagedFile[] {
  return Object.entries(texts).map(([path, source]) => ({
    name: path.replace(/^.*\//, ''),
    source,
    said: said[path],
  }))
}
