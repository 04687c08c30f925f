import { type AnyEvent, SightlineError } from '../../../src-preload/contract'
import type { CallHandler } from '../../../src-preload/peer'
import type { EventHub } from '../events'
import type { Log } from './log'

/** Refused as it should be: nothing for a log. */
const usual = new Set(['bad-input', 'cancelled', 'closing', 'not-here'])

/** The same answers; those that failed are noted, by the call's name and the error's code. */
export function notingFailures(answer: CallHandler, log: Log): CallHandler {
  return async (name, input) => {
    const began = performance.now()
    try {
      return await answer(name, input)
    } catch (error) {
      const { code } = SightlineError.from(error)
      const facts = { call: name, ms: Math.round(performance.now() - began) }
      if (code === 'internal') log.failed('call-failed', error, facts)
      else if (!usual.has(code)) log.warn('call-refused', { ...facts, code })
      throw error
    }
  }
}

/** The same work, but that it failed is noted, once until it goes well again. Never rejects. */
export function notingWork(event: string, log: Log, work: () => Promise<void>): () => Promise<void> {
  let fails = false
  return async () => {
    try {
      await work()
      fails = false
    } catch (error) {
      if (!fails) log.failed(event, error)
      fails = true
    }
  }
}

/** Notes what the engine's parts announce. Returns what ends that. */
export function notePolls(events: EventHub, log: Log): () => void {
  return events.listen((event) => {
    if (event.event === 'poll' && event.payload.status !== 'running') notePoll(event.payload, log)
  })
}

function notePoll(poll: Extract<AnyEvent, { event: 'poll' }>['payload'], log: Log) {
  const { integrationId, trigger, status, code, requests, startedAt, finishedAt, types } = poll
  const sum = (count: (type: (typeof types)[number]) => number) =>
    types.reduce((total, type) => total + count(type), 0)
  log.write(status === 'ok' || status === 'cancelled' ? 'info' : 'warn', 'poll-ended', {
    status,
    code,
    trigger,
    ms: finishedAt === null ? null : Date.parse(finishedAt) - Date.parse(startedAt),
    requests,
    listed: sum(({ listed }) => listed),
    added: sum(({ added }) => added),
    modified: sum(({ modified }) => modified),
    removed: sum(({ removed }) => removed),
    poll: poll.id,
    integration: integrationId,
  })
  for (const { type, status: outcome } of types)
    if (outcome === 'failed' || outcome === 'drifted')
      log.warn('type-not-listed', { integration: integrationId, poll: poll.id, type, status: outcome })
}
