import { z } from 'zod'
import type { Shown } from '../run/run'
import { keptByColumns } from './by-columns'
import { chartKinds } from './chart/chart-points'
import { resultViews } from './views'

/** How a result is looked at. */
const look = z.object({
  /** Null: whichever suits. */
  view: z.enum(resultViews).nullable(),
  chart: z.object({ kind: z.enum(chartKinds), label: z.int(), value: z.int() }).nullable(),
})
export type Look = z.infer<typeof look>

const none: Look = { view: null, chart: null }
const useKeptLook = keptByColumns('sightline.query.looks', look)

export function useLook(tabId: string, { columns }: Shown): [Look, (change: Partial<Look>) => void] {
  const [kept = none, keep] = useKeptLook(tabId, columns)
  return [kept, (change) => keep({ ...kept, ...change })]
}
