import { useEffect } from 'react'
import type { ResourceTypeCount } from '../../../../src-preload/contract'
import { type CallState, useCall } from '../../../state/use-call'
import { useFreshness } from './use-freshness'

/** How all resource types stand in an integration (or in all); kept current while a poll goes through them. */
export function useCounts(integrationId: string | null): CallState<ResourceTypeCount[]> {
  const counts = useCall('countResources', integrationId ? { integrationId } : {})
  const freshness = useFreshness(null)
  const { refetch } = counts
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again for each new freshness
  useEffect(() => {
    void refetch()
  }, [refetch, freshness])
  return counts
}
