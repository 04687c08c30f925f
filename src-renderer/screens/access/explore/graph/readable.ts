import type { Viewport } from '@xyflow/react'

interface Size {
  width: number
  height: number
}

/** Around all of it. */
export const margin = 12
/** Smaller than this, nobody reads it. */
const least = 0.9

/** All of a drawing in the middle, or, where that would be too small to be read, its upper left part. */
export function readableFrom(drawing: Size, frame: Size): Viewport & { cut: boolean } {
  const room = { width: frame.width - 2 * margin, height: frame.height - 2 * margin }
  const fit = Math.min(1, room.width / drawing.width, room.height / drawing.height)
  const zoom = Math.max(least, fit)
  const start = (side: keyof Size) => margin + Math.max(0, (room[side] - drawing[side] * zoom) / 2)
  return { x: start('width'), y: start('height'), zoom, cut: fit < least }
}
