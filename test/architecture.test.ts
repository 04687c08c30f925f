import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { everything, fileOf, imports, root } from './architecture/imports'
import { arrows, wiring, withPicture } from './architecture/picture'

/** The walls of the design, held by reading the imports of every source file. */

const among = (...folders: string[]) =>
  everything.filter((file) => folders.some((folder) => file.startsWith(folder)))
const offenders = (files: string[], forbidden: (name: string) => boolean) =>
  files.flatMap((file) =>
    imports(file)
      .filter(forbidden)
      .map((name) => `${file} imports ${name}`),
  )

test('layers import each other one way', () => {
  expect(arrows().layers.map(({ from, to }) => `${from} → ${to}`)).toEqual([
    'engine → contract',
    'hosts → contract',
    'hosts → demo',
    'hosts → engine',
    'preload → contract',
    'process → contract',
    'process → demo',
    'process → engine',
    'renderer → contract',
  ])
})

test('no file imports itself by way of others', () => {
  const done = new Set<string>()
  const visit = (file: string, way: string[]) => {
    expect(way, `${file} is imported by what it imports`).not.toContain(file)
    if (done.has(file)) return
    for (const name of imports(file)) {
      const target = fileOf(name)
      if (target) visit(target, [...way, file])
    }
    done.add(file)
  }
  for (const file of everything) visit(file, [])
  expect(done.size).toBe(everything.length)
})

test('no room of the engine imports itself by way of others', () => {
  const arrowsOfEngine = (arrows().rooms.engine ?? []).filter(
    ({ from, to }) => from !== wiring && to !== wiring,
  )
  expect(arrowsOfEngine.length).toBeGreaterThan(20)
  const reached = (from: string, seen = new Set<string>()): Set<string> => {
    for (const { to } of arrowsOfEngine.filter((arrow) => arrow.from === from))
      if (!seen.has(to)) reached(to, seen.add(to))
    return seen
  }
  const circular = [...new Set(arrowsOfEngine.map(({ from }) => from))].filter((room) =>
    reached(room).has(room),
  )
  expect(circular).toEqual([])
})

test('the picture in ARCHITECTURE.md is of these imports', () => {
  const page = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8')
  expect(page, 'Run npm run architecture').toBe(withPicture(page))
})

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
    name.startsWith('src-renderer/') || /^src-preload\/(contract|errors|words|peer|app-link)$/.test(name)
  expect(offenders(among('src-renderer/'), (name) => name.startsWith('src-') && !own(name))).toEqual([])
  expect(
    offenders(among('src-renderer/'), (name) => name.startsWith('node:') || name === 'electron'),
  ).toEqual([])
})

test('the renderer makes text of what it shows: markup never comes from a string', () => {
  const markup =
    /dangerouslySetInnerHTML|\b(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write|srcdoc|\beval\(|new Function\(/i
  expect(
    among('src-renderer/').filter((file) => markup.test(readFileSync(join(root, file), 'utf8'))),
  ).toEqual([])
})

test('the contract depends on nothing', () => {
  const own = (name: string) => /^src-preload\/(errors|words|contract\/\w+)$/.test(name)
  const parts = among('src-preload/contract')
  expect(parts.length).toBeGreaterThan(10)
  expect(offenders(parts, (name) => name !== 'zod' && !own(name))).toEqual([])
  expect(imports('src-preload/errors.ts')).toEqual([])
  expect(imports('src-preload/words.ts')).toEqual([])
})

test('the start of a page waits for no schemas', () => {
  const loadsSchemas = (file: string) =>
    /^import (?!type\b)[^']*'[./]*src-preload\/contract'/m.test(readFileSync(join(root, file), 'utf8'))
  const atStart = ['main.tsx', 'app.tsx', 'places.ts', 'state/', 'screens/home/', 'components/shell/']
  expect(atStart.flatMap((place) => among(`src-renderer/${place}`)).filter(loadsSchemas)).toEqual([])
})

test('nothing but its own folder and the lines that register it names a provider', () => {
  const own = /^src-main\/(demo|engine\/connectors\/(segment|all\.ts|outside-pages\.ts))/
  const naming = everything
    .filter((file) => !own.test(file))
    .flatMap((file) => {
      const lines = readFileSync(join(root, file), 'utf8').split('\n')
      return lines.filter((line) => /\bSegment\b|segment_|segment\.com/.test(line)).map(() => file)
    })
  // Examples of what people may write.
  expect(naming).toEqual([
    'src-renderer/screens/rules/editor/draft.ts',
    'src-renderer/screens/rules/editor/draft.ts',
    'src-renderer/screens/settings/query-api/new-key.tsx',
  ])
})

test('what Electron’s main process loads can’t block it: no database and no network', () => {
  const reached = new Set<string>()
  const visit = (file: string) => {
    if (reached.has(file)) return
    reached.add(file)
    for (const name of imports(file)) {
      const target = fileOf(name)
      if (target) visit(target)
      else reached.add(name)
    }
  }
  visit('src-main/index.ts')
  expect([...reached].filter((name) => ['better-sqlite3', 'undici', 'ws'].includes(name))).toEqual([])
})
