/** Sightline's icons, drawn: a disc with a sign cut into it, told apart by shape as well as by colour. */
import { encodePng } from './png.ts'

/** What the tray shows at a glance. */
export type Sign = 'empty' | 'well' | 'severe' | 'mild' | 'paused' | 'not_ready'

const colours: Record<Sign, [number, number, number]> = {
  empty: [71, 85, 105],
  well: [21, 128, 61],
  severe: [200, 30, 30],
  mild: [194, 100, 3],
  paused: [100, 116, 139],
  not_ready: [126, 34, 206],
}

/** A shape, as how far a point is outside it (negative inside). The disc has radius 1, y grows downwards. */
type Shape = (x: number, y: number) => number

const disc =
  (cx: number, cy: number, radius: number): Shape =>
  (x, y) =>
    Math.hypot(x - cx, y - cy) - radius
const stroke =
  (ax: number, ay: number, bx: number, by: number, width: number): Shape =>
  (x, y) => {
    const [dx, dy] = [bx - ax, by - ay]
    const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)))
    return Math.hypot(x - ax - along * dx, y - ay - along * dy) - width / 2
  }
const ring =
  (radius: number, width: number): Shape =>
  (x, y) =>
    Math.abs(Math.hypot(x, y) - radius) - width / 2
const any =
  (...shapes: Shape[]): Shape =>
  (x, y) =>
    Math.min(...shapes.map((shape) => shape(x, y)))

const signs: Record<Sign, Shape> = {
  // Sightline's own mark: a lens.
  empty: any(ring(0.55, 0.18), disc(0, 0, 0.22)),
  well: any(stroke(-0.44, 0.04, -0.12, 0.36, 0.24), stroke(-0.12, 0.36, 0.46, -0.3, 0.24)),
  severe: any(stroke(0, -0.52, 0, 0.12, 0.28), disc(0, 0.5, 0.16)),
  mild: any(disc(-0.46, 0, 0.15), disc(0, 0, 0.15), disc(0.46, 0, 0.15)),
  paused: any(stroke(-0.24, -0.38, -0.24, 0.38, 0.26), stroke(0.24, -0.38, 0.24, 0.38, 0.26)),
  not_ready: any(stroke(-0.34, -0.34, 0.34, 0.34, 0.24), stroke(-0.34, 0.34, 0.34, -0.34, 0.24)),
}

/**
 * Draws a sign as PNG, `size` pixels square. As a `template` (macOS's menu bar) it is black with the sign cut
 * out, for the system to colour; else coloured, with the sign in white, to be seen on light and dark alike.
 */
export function drawIcon(sign: Sign, size: number, template = false): Buffer {
  const pixels = new Uint8Array(size * size * 4)
  const unit = size * 0.47 // pixels in the disc's radius: a little air is left around it
  for (let at = 0; at < size * size; at++) {
    const x = ((at % size) + 0.5 - size / 2) / unit
    const y = (Math.floor(at / size) + 0.5 - size / 2) / unit
    const inDisc = covered(Math.hypot(x, y) - 1, unit)
    const inSign = covered(signs[sign](x, y), unit)
    const colour = template ? [0, 0, 0] : colours[sign].map((c) => c + (255 - c) * inSign)
    pixels.set([...colour, 255 * inDisc * (template ? 1 - inSign : 1)], at * 4)
  }
  return encodePng(pixels, size)
}

/** How much of a pixel lies in a shape whose edge is `outside` units away: what makes edges smooth. */
function covered(outside: number, unit: number): number {
  return Math.min(1, Math.max(0, 0.5 - outside * unit))
}
