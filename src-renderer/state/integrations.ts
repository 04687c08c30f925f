import { create } from 'zustand'
import type { Integration, Poll } from '../../src-preload/contract'
import { api } from './bridge'
import { onEvent } from './events'
import { createLoaded } from './loaded'

/** All integrations. The poll under way in each is kept current by events, without asking again. */
export const useIntegrations = createLoaded(
  () => api.listIntegrations(),
  ['integrations', 'findings', 'pollEnded'],
)

/** The latest poll that this page saw, by integration; stays after it has ended. */
export const useLivePolls = create<Record<string, Poll>>(() => ({}))

onEvent((event) => {
  if (event.event !== 'poll') return
  const poll = event.payload
  useLivePolls.setState({ [poll.integrationId]: poll })
  useIntegrations.setState(({ data }) => ({
    data: data?.map((integration) => withPoll(integration, poll)) ?? null,
  }))
})

function withPoll(integration: Integration, poll: Poll): Integration {
  if (integration.id !== poll.integrationId) return integration
  return { ...integration, poll: poll.status === 'running' ? poll : null }
}

/** Undefined while loading, null if there is no such integration (any more). */
export function useIntegration(integrationId: string): Integration | null | undefined {
  const all = useIntegrations((state) => state.data)
  return all ? (all.find(({ id }) => id === integrationId) ?? null) : undefined
}
