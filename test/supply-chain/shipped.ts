import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { everything, imports, root } from '../architecture/imports.ts'

interface Locked {
  version: string
  license?: string
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  hasInstallScript?: boolean
}

interface Manifest {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  allowScripts: Record<string, boolean>
}

const json = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8'))
export const manifest = json('package.json') as Manifest
export const locked = json('package-lock.json').packages as Record<string, Locked>

interface Shipped {
  name: string
  version: string
  licence: string
  /** Named in package.json, and not only needed by one that is. */
  direct: boolean
}

/**
 * Every package of which something is in what users get: the dependencies, what the build takes into its bundles
 * because the source imports it, and what those need. Electron’s own are for downloading it.
 */
export function shipped(): Shipped[] {
  const named = directlyShipped()
  const found = new Map<string, Shipped>()
  const visit = (name: string, from: string) => {
    const path = resolved(name, from)
    if (path === undefined || found.has(path)) return
    const { version, license = 'unknown', dependencies, optionalDependencies } = locked[path] as Locked
    found.set(path, {
      name,
      version,
      licence: license,
      direct: path === `node_modules/${name}` && named.includes(name),
    })
    if (name === 'electron') return
    for (const inner of Object.keys({ ...dependencies, ...optionalDependencies })) visit(inner, path)
  }
  for (const name of named) visit(name, '')
  return [...found.values()].sort((one, other) => one.name.localeCompare(other.name))
}

export function directlyShipped(): string[] {
  const styles = readFileSync(join(root, 'src-renderer/styles/index.css'), 'utf8')
  const fonts = [...styles.matchAll(/@import "([^."][^"]*)"/g)].map((match) => match[1] as string)
  const imported = [...everything.flatMap(imports), ...fonts].flatMap((name) => {
    const [scope = '', inner] = name.split('/')
    return scope.startsWith('@') ? [`${scope}/${inner}`] : [scope]
  })
  const bundled = imported.filter((name) => name in manifest.devDependencies)
  return [...new Set([...Object.keys(manifest.dependencies), ...bundled])].sort()
}

/** Where Node would find it, seen from a package of the lock file. */
function resolved(name: string, from: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const path = `${at && `${at}/`}node_modules/${name}`
    if (path in locked) return path
    if (at === '') return undefined
  }
}
