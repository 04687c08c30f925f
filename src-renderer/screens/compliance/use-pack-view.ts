import { useSearchParams } from 'wouter'
import { type ControlStatus, controlStatuses } from '../../../src-preload/contract'

export type ControlFilter = ControlStatus | 'manual' | ''

/** Which controls of a pack are shown, and which one is looked at. */
interface PackView {
  filter: ControlFilter
  control: string | null
}

/** Kept in the route, so that a link can set it and Back restores it. */
export function usePackView(): [PackView, (change: Partial<PackView>) => void] {
  const [parameters, setParameters] = useSearchParams()
  const show = parameters.get('show')
  const view: PackView = {
    filter: show === 'manual' ? show : (controlStatuses.find((status) => status === show) ?? ''),
    control: parameters.get('control'),
  }
  const change = (changed: Partial<PackView>) => {
    const { filter, control } = { ...view, ...changed }
    const next = new URLSearchParams(parameters)
    for (const [key, value] of [
      ['show', filter],
      ['control', control],
    ] as const)
      if (value) next.set(key, value)
      else next.delete(key)
    setParameters(next, { replace: true })
  }
  return [view, change]
}
