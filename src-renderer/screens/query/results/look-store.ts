import { create } from 'zustand'
import type { Shown } from '../run/run'
import type { ChartKind } from './chart/chart-points'
import type { ResultView } from './views'

export interface Look {
  /** Null: whichever suits. */
  view: ResultView | null
  chart: { kind: ChartKind; label: number; value: number } | null
}

const none: Look = { view: null, chart: null }
const useLooks = create<Record<string, Look>>(() => ({}))

/** How a tab's result is looked at: kept for as long as its columns are the same. */
export function useLook(tabId: string, { columns }: Shown): [Look, (change: Partial<Look>) => void] {
  const key = `${tabId} ${columns.map(({ name }) => name).join(' ')}`
  const look = useLooks((all) => all[key]) ?? none
  return [look, (change) => useLooks.setState({ [key]: { ...look, ...change } })]
}
