import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

/** The walls of the design, held by reading the imports of every source file. */

const root = fileURLToPath(new URL('..', import.meta.url))

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(folder, file))
}

/** What a file imports: packages by name, own files by their path from the root. Types alone don't count. */
function imports(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8')
  const found = text.matchAll(
    /^\s*(?:import|export)\s(?!type\s)(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]|\bimport\(['"]([^'"]+)['"]\)/gm,
  )
  return [...found].map((match) => {
    const name = (match[1] ?? match[2]) as string
    return name.startsWith('.') ? relative(root, resolve(root, dirname(file), name)) : name
  })
}

const everything = [...sources('src-main'), ...sources('src-preload'), ...sources('src-renderer')]
const among = (...folders: string[]) =>
  everything.filter((file) => folders.some((folder) => file.startsWith(folder)))
const offenders = (files: string[], forbidden: (name: string) => boolean) =>
  files.flatMap((file) =>
    imports(file)
      .filter(forbidden)
      .map((name) => `${file} imports ${name}`),
  )

test('electron is imported by the desktop host and the preload alone', () => {
  const allowed = (file: string) =>
    file.startsWith('src-main/desktop/') || ['src-main/index.ts', 'src-preload/index.ts'].includes(file)
  expect(
    offenders(
      everything.filter((file) => !allowed(file)),
      (name) => name === 'electron',
    ),
  ).toEqual([])
})

test('the engine knows no host, no window, no server and no screen', () => {
  const forbidden =
    /^(electron|ws|react|node:http2?|node:https|src-renderer\/.*|src-main\/(desktop|web|demo|cli|index|engine-process).*)$/
  expect(offenders(among('src-main/engine/'), (name) => forbidden.test(name))).toEqual([])
})

test('the renderer knows nothing but the contract and how to speak it', () => {
  const own = (name: string) =>
    name.startsWith('src-renderer/') || /^src-preload\/(contract|channel|app-link)$/.test(name)
  expect(offenders(among('src-renderer/'), (name) => name.startsWith('src-') && !own(name))).toEqual([])
  expect(
    offenders(among('src-renderer/'), (name) => name.startsWith('node:') || name === 'electron'),
  ).toEqual([])
})

test('the renderer makes text of what it shows: markup never comes from a string', () => {
  const markup =
    /dangerouslySetInnerHTML|\b(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write|srcdoc|\beval\(|new Function\(/i
  expect(
    sources('src-renderer').filter((file) => markup.test(readFileSync(join(root, file), 'utf8'))),
  ).toEqual([])
})

test('the contract depends on nothing', () => {
  expect(imports('src-preload/contract.ts')).toEqual(['zod'])
  expect(imports('src-preload/channel.ts')).toEqual(['src-preload/contract'])
})

test('nothing but its own folder and the line that registers it names a provider', () => {
  const naming = among('src-main/engine/')
    .filter((file) => !file.startsWith('src-main/engine/connectors/segment/'))
    .flatMap((file) => {
      const lines = readFileSync(join(root, file), 'utf8').split('\n')
      return lines.filter((line) => /segment/i.test(line)).map((line) => `${file}: ${line.trim()}`)
    })
  expect(naming).toEqual([
    "src-main/engine/connectors/all.ts: import { segment } from './segment'",
    'src-main/engine/connectors/all.ts: export const allConnectors = (pace?: Pace): Connector[] => [segment(undefined, pace)]',
  ])
})

test('what Electron’s main process loads can’t block it: no database and no network', () => {
  const reached = new Set<string>()
  const visit = (file: string) => {
    if (reached.has(file)) return
    reached.add(file)
    for (const name of imports(file)) {
      const target = [`${name}.ts`, `${name}/index.ts`].find((path) => everything.includes(path))
      if (target) visit(target)
      else reached.add(name)
    }
  }
  visit('src-main/index.ts')
  expect([...reached].filter((name) => ['better-sqlite3', 'undici', 'ws'].includes(name))).toEqual([])
})
