import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './imports.ts'
import { withPicture } from './picture.ts'

const page = join(root, 'ARCHITECTURE.md')
writeFileSync(page, withPicture(readFileSync(page, 'utf8')))
