import { type Api, type Integration, type Poll, SightlineError } from '../../src-preload/contract'
import { counted } from '../engine/counted'
import { findIntegration } from './find-integration'
import { onInterrupt } from './on-interrupt'
import type { OpenEngine } from './open-engine'
import { output } from './output'
import type { Globals } from './program'
import { table } from './table'

/**
 * `sightline sync`: an object for one integration, an array for several. Exit 0 ok, 3 partial, 1 otherwise;
 * of several, the worst, where those that are paused count only if all are.
 */
export async function syncNow({ api }: OpenEngine, { json }: Globals, name?: string): Promise<number> {
  const wanted = name === undefined ? await api.listIntegrations() : [await findIntegration(api, name)]
  if (wanted.length === 0)
    throw new SightlineError(
      'no-integrations',
      'There is nothing to poll: no workspace is connected.',
      'Connect one with `sightline add`.',
    )
  const stopWatching = watch(api, wanted)
  let polls: Poll[]
  try {
    polls = await Promise.all(wanted.map(({ id }) => api.sync({ integrationId: id })))
  } finally {
    stopWatching()
  }
  if (json) await output.printJson(polls.length === 1 ? pollJson(polls[0] as Poll) : polls.map(pollJson))
  else for (const poll of polls) await printPoll(poll)
  return exitCode(polls)
}

/** Shows where the polls stand, and cancels them on Ctrl+C or a request to end. */
function watch(api: Api, integrations: Integration[]): () => void {
  const ids = integrations.map(({ id }) => id)
  const stopListening = api.onEvent((event) => {
    if (event.event === 'poll' && ids.includes(event.payload.integrationId))
      output.progress(progressLine(event.payload))
  })
  const cancel = () => {
    for (const integrationId of ids) api.cancelPoll({ integrationId }).catch(() => {})
  }
  const stopHearing = onInterrupt(cancel)
  return () => {
    stopListening()
    output.progress('')
    stopHearing()
  }
}

function progressLine({ integrationName, types }: Poll): string {
  const done = types.filter(({ status }) => status !== 'waiting' && status !== 'running').length
  const listed = types.reduce((sum, type) => sum + type.listed, 0)
  return `${integrationName}: ${done} of ${types.length} types, ${listed} resources listed`
}

function pollJson(poll: Poll) {
  return {
    integration: poll.integrationName,
    status: poll.status,
    reason: poll.reason,
    startedAt: poll.startedAt,
    finishedAt: poll.finishedAt,
    requests: poll.requests,
    types: poll.types.map(({ type, status, listed, added, modified, removed, reason }) => ({
      type,
      // A cancelled poll leaves types that it didn't come to.
      status: status === 'waiting' || status === 'running' ? 'skipped' : status,
      listed,
      added,
      modified,
      removed,
      reason,
    })),
  }
}

async function printPoll(poll: Poll): Promise<void> {
  await output.print(
    `${poll.integrationName}: ${poll.status}${poll.reason ? `. ${poll.reason}` : ''} (${counted(poll.requests, 'request')})`,
  )
  if (poll.types.length === 0) return
  await output.print(
    table(
      ['TYPE', 'STATUS', 'LISTED', 'ADDED', 'MODIFIED', 'REMOVED', 'REASON'],
      pollJson(poll).types.map((type) => Object.values(type)),
    ),
  )
}

function exitCode(polls: Poll[]): number {
  const tried = polls.filter(({ status }) => status !== 'refused')
  if (tried.length === 0) return 1
  if (tried.some(({ status }) => status === 'failed' || status === 'cancelled')) return 1
  return tried.some(({ status }) => status === 'partial') ? 3 : 0
}
