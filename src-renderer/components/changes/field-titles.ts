import type { ResourceTypeInfo } from '../../../src-preload/contract'
import { inWords } from '../values/naming'

/** Where a change is, by the titles that lists use: “Enabled, Permissions › Role ID”. */
export function fieldTitles(paths: string[], type: ResourceTypeInfo | undefined): string {
  return [...new Set(paths.map((path) => pathInWords(path, type)))].join(', ')
}

/** “permissions[1].resources” as “Permissions › Resources”: places and ids say nothing here. */
export function pathInWords(path: string, type: ResourceTypeInfo | undefined): string {
  const [field = '', ...rest] = namesIn(path)
  const title = type?.columns.find(({ name }) => name === field)?.title ?? inWords(field)
  return [title, ...rest.map(inWords)].join(' › ')
}

function namesIn(path: string): string[] {
  const steps = path.matchAll(/\[("(?:[^"\\]|\\.)*")\]|\[[^\]]*\]|([^.[]+)/g)
  return [...steps].flatMap(([, quoted, plain]) => (quoted ? [JSON.parse(quoted) as string] : (plain ?? [])))
}
