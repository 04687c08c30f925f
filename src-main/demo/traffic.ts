import { badRequest, notFound } from './api-error'
import { createRandom } from './random'
import type { Source, World } from './world'

/**
 * How much flows through the workspace: usage and delivery metrics. Nothing of it is kept; each number follows from
 * the source and the moment, so that the past never changes.
 */
const dayMs = 86_400_000

/** Daily snapshots of the month that `period` names, each cumulative, up to the present. */
function daysOf(query: URLSearchParams, asOf: Date) {
  const period = Date.parse(query.get('period') ?? '')
  if (Number.isNaN(period)) throw badRequest('period is required, as an ISO-8601 date', 'period')
  const date = new Date(period)
  const start = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)
  const end = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)
  const days: number[] = []
  for (let day = start; day < end && day <= asOf.getTime(); day += dayMs) days.push(day)
  return { start, end, days }
}

export function apiCallsBySource(world: World, query: URLSearchParams, asOf: Date) {
  const { start, days } = daysOf(query, asOf)
  return days.flatMap((day) =>
    world.sources.map((source) => ({
      sourceId: source.id,
      apiCalls: String(calls(source, start, day + dayMs)),
      timestamp: new Date(day).toISOString(),
    })),
  )
}

export function apiCalls(world: World, query: URLSearchParams, asOf: Date) {
  const { start, days } = daysOf(query, asOf)
  return days.map((day) => ({
    apiCalls: String(sum(world.sources.map((source) => calls(source, start, day + dayMs)))),
    timestamp: new Date(day).toISOString(),
  }))
}

export function trackedUsersBySource(world: World, query: URLSearchParams, asOf: Date) {
  const { start, end, days } = daysOf(query, asOf)
  return days.flatMap((day) =>
    world.sources.map((source) => ({
      sourceId: source.id,
      ...trackedUsers(calls(source, start, day + dayMs)),
      ...snapshot(start, end, day),
    })),
  )
}

export function trackedUsersOfWorkspace(world: World, query: URLSearchParams, asOf: Date) {
  const { start, end, days } = daysOf(query, asOf)
  return days.map((day) => ({
    ...trackedUsers(sum(world.sources.map((source) => calls(source, start, day + dayMs)))),
    ...snapshot(start, end, day),
  }))
}

const granularities: Record<string, number> = { DAY: dayMs, HOUR: 3_600_000, MINUTE: 60_000 }

interface Window {
  granularity: string
  startTime: string
  endTime: string
  buckets: { from: number; until: number }[]
}

function windowOf(query: URLSearchParams): Window {
  const read = (name: string) => {
    const value = query.get(name)
    if (!value) throw badRequest(`${name} is required`, name)
    return value
  }
  const [startTime, endTime] = [read('startTime'), read('endTime')]
  // Written in small letters by older versions.
  const granularity = read('granularity').toUpperCase()
  const step = granularities[granularity]
  if (step === undefined) throw badRequest('granularity must be DAY, HOUR or MINUTE', 'granularity')
  const [start, end] = [Date.parse(startTime), Date.parse(endTime)]
  if (Number.isNaN(start) || Number.isNaN(end))
    throw badRequest('startTime and endTime must be times', 'startTime')
  if ((end - start) / step > 5000) throw badRequest('Too many buckets: ask for less time', 'granularity')
  const buckets: Window['buckets'] = []
  for (let from = start; from < end; from += step) buckets.push({ from, until: Math.min(from + step, end) })
  return { granularity, startTime, endTime, buckets }
}

/** Events received by the sources that the query names, or all: each by itself where it groups by them. */
export function eventsVolume(world: World, query: URLSearchParams) {
  const { buckets } = windowOf(query)
  const wanted = valuesIn(query, 'sourceId')
  const sources = world.sources.filter(({ id }) => wanted.length === 0 || wanted.includes(id))
  if (!valuesIn(query, 'groupBy').includes('source'))
    return [series(buckets, ({ from, until }) => sum(sources.map((source) => calls(source, from, until))))]
  return sources.map((source) => ({
    source: { id: source.id, name: source.name, slug: source.slug },
    ...series(buckets, ({ from, until }) => calls(source, from, until)),
  }))
}

export function eventsVolumeQuery(world: World, query: URLSearchParams) {
  const { granularity, startTime, endTime } = windowOf(query)
  return { workspaceId: world.workspace.id, granularity, startTime, endTime }
}

/**
 * One of the delivery overview's six numbers: a share of what the source received. Of a destination, if one is named;
 * those of the company's CRM are refused every event for a month, and nobody has noticed.
 */
export function deliveryOverview(world: World, query: URLSearchParams, share: DeliveryShare) {
  const { buckets } = windowOf(query)
  const source = sourceOf(world, query)
  const id = query.get('destinationConfigId')
  const destination = id === null ? null : world.destinations.find((one) => one.id === id)
  if (destination === undefined) throw notFound()
  const part = destination?.metadata.slug === 'hubspot' ? share.refused : share.usual
  const isOff = destination?.enabled === false
  return [series(buckets, ({ from, until }) => (isOff ? 0 : Math.round(calls(source, from, until) * part)))]
}

/** By how much of what a source received a number is; and where a destination refuses all it is sent. */
interface DeliveryShare {
  usual: number
  refused: number
}

export function deliveryMetrics(
  world: World,
  destinationId: string | undefined,
  query: URLSearchParams,
  asOf: Date,
) {
  const destination = world.destinations.find(({ id }) => id === destinationId)
  if (!destination) throw notFound()
  const source = sourceOf(world, query)
  const total = destination.enabled ? calls(source, asOf.getTime() - dayMs, asOf.getTime()) : 0
  const failed = Math.round(total * 0.012)
  return {
    sourceId: source.id,
    destinationMetadataId: destination.metadata.id,
    metrics: [
      { metricName: 'successes', total: total - failed, breakdown: [] },
      {
        metricName: 'client_errors',
        total: failed,
        breakdown: [{ metricName: 'HTTP Status: 400', value: failed }],
      },
    ],
  }
}

function sourceOf(world: World, query: URLSearchParams): Source {
  const id = query.get('sourceId')
  if (id === null) throw badRequest('sourceId is required', 'sourceId')
  const source = world.sources.find((one) => one.id === id)
  if (!source) throw notFound()
  return source
}

/** A list may come as `name=a&name=b`, `name[]=a`, `name[0]=a` or `name.0=a`. */
function valuesIn(query: URLSearchParams, name: string): string[] {
  const isOne = (key: string) => key === name || key.startsWith(`${name}[`) || key.startsWith(`${name}.`)
  return [...query].filter(([key]) => isOne(key)).map(([, value]) => value)
}

/** Enabled, and nobody sends anything to it any more. */
const isForgotten = ({ name }: Source) => /sandbox|^Partner events/i.test(name ?? '')

const knownPerDay = new Map<string, number>()

/** How busy a source is: the same for ever. */
function callsPerDay({ id }: Source): number {
  let perDay = knownPerDay.get(id)
  if (perDay === undefined) {
    perDay = 500 + createRandom('traffic', id).int(40_000)
    knownPerDay.set(id, perDay)
  }
  return perDay
}

/** More in the evening than in the morning, for busy sources more than for quiet ones. */
function calls(source: Source, from: number, until: number): number {
  const perDay = callsPerDay(source)
  const atMoment = (moment: number) =>
    (moment / dayMs) * perDay - Math.cos((moment / dayMs) * 2 * Math.PI) * perDay * 0.1
  return source.enabled && !isForgotten(source)
    ? Math.max(0, Math.round(atMoment(until)) - Math.round(atMoment(from)))
    : 0
}

function trackedUsers(apiCallsSoFar: number) {
  const share = (part: number) => String(Math.round(apiCallsSoFar * part))
  return {
    anonymous: share(0.1),
    anonymousIdentified: share(0.04),
    identified: share(0.06),
    neverIdentified: share(0.06),
  }
}

function snapshot(start: number, end: number, day: number) {
  return { periodStart: start / 1000, periodEnd: end / 1000, timestamp: new Date(day).toISOString() }
}

function series(buckets: Window['buckets'], countIn: (bucket: Window['buckets'][number]) => number) {
  const points = buckets.map((bucket) => ({
    time: new Date(bucket.from).toISOString(),
    count: countIn(bucket),
  }))
  return { total: sum(points.map(({ count }) => count)), series: points }
}

const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0)
