import { z } from 'zod'
import { create } from 'zustand'

const place = 'sightline.query.preferences'

const preferences = z.object({
  side: z.enum(['schema', 'library', 'history']).nullable(),
  sideWidth: z.number().min(180).max(640),
  editorHeight: z.number().min(80).max(1200),
  timeoutMs: z.number().min(100).max(600_000),
})
export type Preferences = z.infer<typeof preferences>

function recall(): Preferences {
  try {
    const found = preferences.safeParse(JSON.parse(localStorage.getItem(place) ?? 'null'))
    if (found.success) return found.data
  } catch {
    // Written by something else: as good as nothing.
  }
  return { side: 'schema', sideWidth: 264, editorHeight: 220, timeoutMs: 30_000 }
}

/** How the screen is laid out, and how long a query may take. */
export const usePreferences = create<Preferences>(recall)
usePreferences.subscribe((state) => localStorage.setItem(place, JSON.stringify(state)))
