import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

test.each(['SECURITY.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'README.md'])(
  'every file, folder and script that %s names is there',
  (page) => {
    const text = readFileSync(join(root, page), 'utf8')
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const paths = [...text.matchAll(/[`(]((?:src-\w+|test|\.ci|\.github)\/[\w./-]+?)[`)]/g)].map(
      (match) => match[1],
    )
    const links = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map((match) => match[1])
    const missing = [...paths, ...links].filter((path) => !existsSync(join(root, path as string)))
    const ran = [...text.matchAll(/npm run (?:-s )?([\w-]+)/g)].map((match) => match[1] as string)
    expect([...missing, ...ran.filter((script) => !(script in scripts))]).toEqual([])
  },
)
