import type { Instant } from '../../../src-preload/contract'

const shape = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/

/** Whether it is a moment, as providers and Sightline write it; a day alone is none. */
export function isInstant(value: string): value is Instant {
  return shape.test(value) && !Number.isNaN(Date.parse(value))
}
