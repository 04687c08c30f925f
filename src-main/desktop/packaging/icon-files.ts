/** Several sizes of a picture in one file, as Windows and macOS have them. Both take PNGs as they are. */

interface Picture {
  size: number
  png: Buffer
}

/** Windows’ .ico: a directory of 16 bytes a picture, then the pictures. */
export function ico(pictures: Picture[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let offset = head.length
  pictures.forEach(({ size, png }, index) => {
    const at = 6 + 16 * index
    // 256 is written as 0.
    head.writeUInt8(size % 256, at)
    head.writeUInt8(size % 256, at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(png.length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += png.length
  })
  return Buffer.concat([head, ...pictures.map(({ png }) => png)])
}

/** The kinds of a macOS icon that hold a PNG, by its size in pixels. */
const kinds: Record<number, string[]> = {
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['icp6', 'ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
}

/** macOS’s .icns: pieces of a kind, a length and a picture. */
export function icns(pictures: Picture[]): Buffer {
  const pieces = pictures.flatMap(({ size, png }) => (kinds[size] ?? []).map((kind) => piece(kind, png)))
  return piece('icns', Buffer.concat(pieces))
}

function piece(kind: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(kind, 'latin1')
  head.writeUInt32BE(8 + content.length, 4)
  return Buffer.concat([head, content])
}
