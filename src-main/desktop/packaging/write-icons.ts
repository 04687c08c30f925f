/** Writes the icons that packages carry, from the drawing that the app itself shows. Run by `npm run package`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawIcon } from '../icon-drawing.ts'
import { icns, ico } from './icon-files.ts'

const folder = process.argv[2] ?? 'out/icons'
const icons = join(folder, 'linux')
mkdirSync(icons, { recursive: true })
for (const size of [16, 24, 32, 48, 64, 128, 256, 512])
  writeFileSync(join(icons, `${size}x${size}.png`), drawIcon('empty', size))
writeFileSync(join(folder, 'icon.ico'), ico([16, 24, 32, 48, 64, 128, 256].map(picture)))
writeFileSync(join(folder, 'icon.icns'), icns([16, 32, 64, 128, 256, 512, 1024].map(picture)))

function picture(size: number) {
  return { size, png: drawIcon('empty', size) }
}
