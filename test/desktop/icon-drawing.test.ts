import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { drawIcon, type Sign } from '../../src-main/desktop/icon-drawing'

const signs: Sign[] = ['empty', 'well', 'severe', 'mild', 'paused', 'not_ready']

/** The pixels of a PNG as `encodePng` writes it: its one IDAT chunk, with each line's filter byte dropped. */
function pixelsOf(png: Buffer): number[][] {
  const size = png.readUInt32BE(16)
  const start = png.indexOf('IDAT')
  const lines = inflateSync(png.subarray(start + 4, start + 4 + png.readUInt32BE(start - 4)))
  return Array.from({ length: size * size }, (_, at) => {
    const from = Math.floor(at / size) * (size * 4 + 1) + 1 + (at % size) * 4
    return [...lines.subarray(from, from + 4)]
  })
}

test('every state has a shape of its own, so that it needs no colour to be told', () => {
  const shapes = signs.map((sign) => drawIcon(sign, 16, true).toString('base64'))
  expect(new Set(shapes).size).toBe(signs.length)
})

test('a template is black alone; its sign is what can be seen through', () => {
  const pixels = pixelsOf(drawIcon('paused', 32, true))
  expect(pixels.every(([r, g, b]) => r === 0 && g === 0 && b === 0)).toBe(true)
  const opacity = (x: number, y: number) => pixels[y * 32 + x]![3]
  expect(opacity(0, 0)).toBe(0) // outside the disc
  expect(opacity(16, 16)).toBe(255) // between the bars
  expect(opacity(12, 16)).toBe(0) // a bar
})

test('a coloured one shows its sign in white', () => {
  const pixels = pixelsOf(drawIcon('paused', 32))
  expect(pixels[16 * 32 + 12]).toEqual([255, 255, 255, 255])
})
