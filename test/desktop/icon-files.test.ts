import { expect, test } from 'vitest'
import { drawIcon } from '../../src-main/desktop/icon-drawing'
import { icns, ico } from '../../src-main/desktop/packaging/icon-files'

const pictures = [16, 256].map((size) => ({ size, png: drawIcon('empty', size) }))
const isPng = (bytes: Buffer) => bytes.subarray(1, 4).toString('latin1') === 'PNG'

test('Windows finds each picture where the file says', () => {
  const file = ico(pictures)
  expect(file.readUInt16LE(4)).toBe(2)
  for (const [index, { size, png }] of pictures.entries()) {
    const at = 6 + 16 * index
    expect(file.readUInt8(at)).toBe(size % 256)
    const offset = file.readUInt32LE(at + 12)
    expect(file.subarray(offset, offset + file.readUInt32LE(at + 8))).toEqual(png)
  }
})

test('macOS finds each picture by its kind', () => {
  const file = icns(pictures)
  expect(file.subarray(0, 4).toString()).toBe('icns')
  expect(file.readUInt32BE(4)).toBe(file.length)
  const found: string[] = []
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
    found.push(file.subarray(at, at + 4).toString())
    expect(isPng(file.subarray(at + 8))).toBe(true)
  }
  expect(found).toEqual(['icp4', 'ic08', 'ic13'])
})
