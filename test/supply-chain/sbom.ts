import { execFileSync } from 'node:child_process'
import { shipped } from './shipped.ts'

/** npm’s own bill of materials, of what users get: its `--omit dev` leaves out what the bundles hold. */
const npm = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx']
const all = JSON.parse(execFileSync('npm', npm, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }))
const refs = new Set(shipped().map(({ name, version }) => `${name}@${version}`))
refs.add(all.metadata.component['bom-ref'])
const kept = (ref: string) => refs.has(ref)
all.components = all.components.filter((one: { 'bom-ref': string }) => kept(one['bom-ref']))
all.dependencies = all.dependencies
  .filter((one: { ref: string }) => kept(one.ref))
  .map((one: { ref: string; dependsOn?: string[] }) => ({ ...one, dependsOn: one.dependsOn?.filter(kept) }))
console.log(JSON.stringify(all, null, 2))
