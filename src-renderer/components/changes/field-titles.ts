import type { ResourceTypeInfo } from '../../../src-preload/contract'
import { inWords } from '../values/naming'

/** Which fields a change is about, by the titles that lists use: “Enabled, Labels”. */
export function fieldTitles(fields: string[], type: ResourceTypeInfo | undefined): string {
  return fields
    .map((field) => type?.columns.find(({ name }) => name === field)?.title ?? inWords(field))
    .join(', ')
}
