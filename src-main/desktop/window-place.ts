import { z } from 'zod'

/** Where a window was when it was closed. */
export const windowPlaceSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  maximized: z.boolean(),
  fullScreen: z.boolean().default(false),
})
export type WindowPlace = z.infer<typeof windowPlaceSchema>

interface Rectangle {
  x: number
  y: number
  width: number
  height: number
}

export const smallest = { width: 900, height: 600 }

/**
 * Bounds for a window that was last at `place`, given the screens' work areas: as it was, if enough of it can
 * still be seen to take hold of it; else its size alone, for the system to place.
 */
export function boundsFor(
  place: WindowPlace | null,
  workAreas: Rectangle[],
  usual: { width: number; height: number },
): Partial<Rectangle> & { width: number; height: number } {
  if (!place) return usual
  const itsArea = workAreas.find((area) => titleBarIsIn(area, place))
  const room = itsArea ?? workAreas[0] ?? place
  // A screen may be another than it was, or be scaled otherwise.
  const size = {
    width: Math.max(Math.min(place.width, room.width), smallest.width),
    height: Math.max(Math.min(place.height, room.height), smallest.height),
  }
  return itsArea ? { x: place.x, y: place.y, ...size } : size
}

/** Beside another window rather than on top of it, so that both are seen. */
export function cascaded<Bounds extends Partial<Rectangle>>(bounds: Bounds, others: Rectangle[]): Bounds {
  const { x, y } = bounds
  if (x === undefined || y === undefined) return bounds
  const taken = others.some((other) => other.x === x && other.y === y)
  return taken ? cascaded({ ...bounds, x: x + 28, y: y + 28 }, others) : bounds
}

function titleBarIsIn(area: Rectangle, place: WindowPlace): boolean {
  const seen = Math.min(place.x + place.width, area.x + area.width) - Math.max(place.x, area.x)
  return seen >= 100 && place.y >= area.y && place.y <= area.y + area.height - 40
}
