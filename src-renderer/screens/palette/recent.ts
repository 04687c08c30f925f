import { z } from 'zod'
import { type SearchHit, searchKinds } from '../../../src-preload/contract'
import { severities } from '../../../src-preload/words'
import { keyOf } from './hit-entries'

const place = 'sightline.palette'
const most = 8

const chosen = z.union([
  z.object({ command: z.string() }),
  z.object({
    hit: z.object({
      kind: z.enum(searchKinds),
      id: z.string(),
      title: z.string(),
      subtitle: z.string(),
      integrationId: z.string().nullable(),
      resourceType: z.string().nullable(),
      resourceId: z.string().nullable(),
      ruleId: z.string().nullable(),
      severity: z.enum(severities).nullable(),
      at: z.string().nullable(),
    }),
  }),
])
/** A command by its key, or what was found, as it was then. */
export type Chosen = z.infer<typeof chosen>

const same = (one: Chosen) => ('hit' in one ? keyOf(one.hit) : one.command)

/** The latest first. What is kept there by another version is dropped. */
export function recentChoices(): Chosen[] {
  try {
    const read = z.array(chosen).safeParse(JSON.parse(localStorage.getItem(place) ?? '[]'))
    return read.success ? read.data : []
  } catch {
    return []
  }
}

export function rememberChoice(choice: { command: string } | { hit: SearchHit }): void {
  const others = recentChoices().filter((other) => same(other) !== same(choice))
  localStorage.setItem(place, JSON.stringify([choice, ...others].slice(0, most)))
}
