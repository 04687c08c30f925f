import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './architecture/imports'
import { directlyShipped, locked, manifest, shipped } from './supply-chain/shipped'

const npm = 'https://registry.npmjs.org/'

test('whatever ships may be given on', () => {
  const allowed =
    /^\(?(MIT|MIT-0|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|CC0-1\.0|OFL-1\.1|Unlicense|Python-2\.0)\b/
  // Their files were read: Bitstream Vera’s licence, free to embed and give on; and MIT.
  const read = ['dejavu-fonts-ttf', 'png-js']
  const others = shipped().filter(({ name, licence }) => !allowed.test(licence) && !read.includes(name))
  expect(others).toEqual([])
})

test('no package runs a script when it is installed but those that were looked at', () => {
  const withScripts = Object.entries(locked).filter(([, { hasInstallScript }]) => hasInstallScript)
  const names = withScripts.map(([path]) => path.split('node_modules/').at(-1) as string)
  expect(names.filter((name) => !(name in manifest.allowScripts))).toEqual([])
  expect(Object.keys(manifest.allowScripts).filter((name) => manifest.allowScripts[name])).toEqual(['node'])
})

test('everything comes by its hash, and from npm’s registry where a place is named', () => {
  const others = Object.entries(locked as Record<string, { resolved?: string; integrity?: string }>).filter(
    ([path, { resolved = npm, integrity }]) => path !== '' && (!integrity || !resolved.startsWith(npm)),
  )
  expect(others.map(([path]) => path)).toEqual([])
})

test('every package that is used has its reason in SECURITY.md', () => {
  const page = readFileSync(join(root, 'SECURITY.md'), 'utf8')
  expect(directlyShipped().filter((name) => !page.includes(`\`${name}\``))).toEqual([])
})
