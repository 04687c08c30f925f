import { badRequest } from './api-error'
import type { AuditEvent, User, World } from './world'

/** How far back the audit trail goes. */
export const daysOfAuditEvents = 90

const firstId = 145_876_000

export interface Deed {
  type: string
  resourceId: string
  resourceType: string
  resourceName: string
  /** Without a user, an API token did it. */
  actor?: Pick<User, 'id' | 'email'>
}

/** The event after the last one of the world; the caller adds it. */
export function newAuditEvent(world: World, { actor, ...deed }: Deed, at: Date): AuditEvent {
  const last = world.auditEvents.at(-1)
  const number = last ? Number(last.id.slice('events/'.length)) + 1 : firstId
  return {
    id: `events/${number}`,
    timestamp: at.toISOString(),
    ...deed,
    ...(actor ? { actor: actor.id, actorEmail: actor.email } : { actor: 'public-api-token/demo0001' }),
  }
}

/** Newest first, up to `asOf`, and of those what the query asks for. */
export function auditEvents(world: World, query: URLSearchParams, asOf: Date): AuditEvent[] {
  const from = time(query, 'startTime') ?? asOf.getTime() - daysOfAuditEvents * 86_400_000
  const until = Math.min(time(query, 'endTime') ?? Number.POSITIVE_INFINITY, asOf.getTime())
  const [resourceId, resourceType] = [query.get('resourceId'), query.get('resourceType')]
  return world.auditEvents
    .filter((event) => {
      const at = Date.parse(event.timestamp)
      return (
        at >= from &&
        at <= until &&
        (resourceId === null || event.resourceId === resourceId) &&
        (resourceType === null || event.resourceType === resourceType)
      )
    })
    .reverse()
}

function time(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name)
  if (text === null) return undefined
  const at = Date.parse(text)
  if (Number.isNaN(at)) throw badRequest(`${name} must be an ISO-8601 time`, name)
  return at
}
