import type { QueryableView } from '../../../src-preload/contract'
import { api } from '../../state/bridge'
import { createLoaded } from '../../state/loaded'

/** What can be asked about; looked at again after a poll, which may have brought the first rows. */
export const useSchema = createLoaded(() => api.describeSchema(), ['pollEnded'])

export function viewByName(name: string): QueryableView | undefined {
  const wanted = name.toLowerCase()
  return useSchema.getState().data?.views.find((view) => view.name.toLowerCase() === wanted)
}
