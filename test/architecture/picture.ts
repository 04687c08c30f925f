import { everything, fileOf, imports } from './imports.ts'

/** The layers of the design, and the rooms of each, as the folders have them. */
const layers = [
  { name: 'renderer', title: 'src-renderer: screens' },
  { name: 'preload', title: 'src-preload/index.ts: the bridge' },
  { name: 'contract', title: 'src-preload/contract.ts: every call and event' },
  { name: 'hosts', title: 'src-main: the hosts' },
  { name: 'process', title: 'engine-process.ts' },
  { name: 'demo', title: 'src-main/demo: a made-up workspace' },
  { name: 'engine', title: 'src-main/engine: the product' },
]

/** Which layer and room of it a source file is in. */
function roomOf(file: string): { layer: string; room: string } {
  const [top, folder = '', inner = ''] = file.split('/')
  const isFile = (name: string) => /\.tsx?$/.test(name)
  if (top === 'src-renderer') return { layer: 'renderer', room: isFile(folder) ? 'app' : folder }
  if (top === 'src-preload') {
    const layer = folder === 'index.ts' ? 'preload' : 'contract'
    return { layer, room: layer }
  }
  if (folder === 'engine') return { layer: 'engine', room: isFile(inner) ? wiring : inner }
  if (folder === 'engine-process.ts') return { layer: 'process', room: 'engine-process' }
  if (folder === 'demo') return { layer: 'demo', room: 'demo' }
  if (folder === 'index.ts') return { layer: 'hosts', room: 'desktop' }
  if (folder === 'cli.ts') return { layer: 'hosts', room: 'cli' }
  return { layer: 'hosts', room: isFile(folder) ? 'files' : folder }
}

interface Arrow {
  from: string
  to: string
}

/** Who imports whom: layers among each other, and the rooms within each. */
export function arrows(): { layers: Arrow[]; rooms: Record<string, Arrow[]> } {
  const between = new Set<string>()
  const within = new Map<string, Set<string>>()
  for (const file of everything)
    for (const name of imports(file)) {
      const target = fileOf(name)
      if (target === undefined) continue
      const from = roomOf(file)
      const to = roomOf(target)
      if (from.layer !== to.layer) between.add(`${from.layer} ${to.layer}`)
      else if (from.room !== to.room)
        within.set(from.layer, (within.get(from.layer) ?? new Set()).add(`${from.room} ${to.room}`))
    }
  const read = (pairs: Iterable<string>): Arrow[] =>
    [...pairs].sort().map((pair) => {
      const [from, to] = pair.split(' ') as [string, string]
      return { from, to }
    })
  return {
    layers: read(between),
    rooms: Object.fromEntries([...within].map(([layer, pairs]) => [layer, read(pairs)])),
  }
}

/** Wires all the rooms together: its arrows to them would tell nothing, and hide the others. */
export const wiring = 'engine.ts'

/** The picture, as Mermaid draws it. */
function picture(): string {
  const drawn = arrows()
  const boxes = layers.flatMap(({ name, title }) => {
    const inThis = everything.map(roomOf).filter(({ layer }) => layer === name)
    const rooms = [...new Set(inThis.map(({ room }) => room))].sort()
    if (rooms.length === 1) return [`  ${name}["${title}"]`]
    const id = (room: string) => `${name}_${room.replaceAll('.', '_')}`
    const inner = (drawn.rooms[name] ?? [])
      .filter(({ from, to }) => from !== wiring && to !== wiring)
      .map(({ from, to }) => `    ${id(from)} --> ${id(to)}`)
    const inside = rooms.map((room) => `    ${id(room)}["${room}"]`)
    return [`  subgraph ${name} ["${title}"]`, ...inside, ...inner, '  end']
  })
  const outer = drawn.layers.map(({ from, to }) => `  ${from} ==> ${to}`)
  return ['```mermaid', 'flowchart TB', ...boxes, ...outer, '```'].join('\n')
}

const start = '<!-- picture: npm run architecture writes it from the imports -->'
const end = '<!-- end of picture -->'

/** The page with the picture as it is now. */
export function withPicture(page: string): string {
  const [before, rest] = page.split(start)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined)
    throw new Error(`ARCHITECTURE.md has lost its lines “${start}” and “${end}”.`)
  return `${before}${start}\n${picture()}\n${end}${after}`
}
