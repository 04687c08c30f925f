import { useMemo } from 'react'
import type { ResourceTypeInfo } from '../../src-preload/contract'
import { api } from './bridge'
import { createLoaded } from './loaded'

/** All resource types of all connectors. They don't change while the app runs. */
export const useResourceTypes = createLoaded(() => api.listResourceTypes(), [])

/** Titles of resource types by key; the key itself while they are loading or if it is unknown. */
export function useTypeTitle(): (type: string, form?: 'title' | 'singular') => string {
  const types = useResourceTypes((state) => state.data)
  return (type, form = 'title') => find(types, type)?.[form] ?? type
}

/** The keys of those that are logs; empty while they are loading. */
export function useLogTypes(): ReadonlySet<string> {
  const types = useResourceTypes((state) => state.data)
  return useMemo(() => new Set(types?.filter(({ log }) => log).map(({ key }) => key)), [types])
}

/** One resource type; undefined while loading or if it is unknown. */
export function useResourceType(type: string): ResourceTypeInfo | undefined {
  return useResourceTypes((state) => find(state.data, type))
}

function find(types: ResourceTypeInfo[] | null, type: string): ResourceTypeInfo | undefined {
  return types?.find(({ key }) => key === type)
}
