import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(folder, file))
    .sort()
}

/** Every source file, by its path from the root. */
export const everything = [...sources('src-main'), ...sources('src-preload'), ...sources('src-renderer')]

/** What a file imports: packages by name, own files by their path from the root. Types alone don't count. */
export function imports(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8')
  const found = text.matchAll(
    /^\s*(?:import|export)\s(?!type\s)(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]|\bimport\(['"]([^'"]+)['"]\)/gm,
  )
  return [...found].map((match) => {
    const name = (match[1] ?? match[2]) as string
    return name.startsWith('.') ? relative(root, resolve(root, dirname(file), name)) : name
  })
}

/** The source file that an import names, if it is one. */
export function fileOf(name: string): string | undefined {
  const written = ['', '.ts', '.tsx', '/index.ts', '/index.tsx'].map((end) => name + end)
  return written.find((path) => everything.includes(path))
}
