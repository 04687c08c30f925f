/**
 * `npm run trust [-- PART…] [--seed N] [--COUNT N]`: the long runs, and one report of them: what was tried, how often,
 * what was found, what is not covered. The counts: messages, values, kills, polls.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { NotCovered, Tried } from './tried.ts'

const counts = ['seed', 'messages', 'values', 'kills', 'polls'] as const
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: Object.fromEntries(counts.map((name) => [name, { type: 'string' as const }])),
})
const suffix = '.trust.ts'
const parts = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(suffix))
  .map((file) => file.slice(0, -suffix.length))
const wrong = [
  ...positionals.filter((part) => !parts.includes(part)).map((part) => `There is no part “${part}”.`),
  ...Object.entries(values).flatMap(([name, value]) =>
    /^\d{1,9}$/.test(String(value)) ? [] : [`--${name} is a whole number.`],
  ),
]
if (wrong.length > 0) {
  console.error(`${wrong.join('\n')}\nThe parts are: ${parts.join(', ')}.`)
  process.exit(1)
}

const chosen = positionals.length > 0 ? positionals : parts
const seed = values.seed ?? '58216'
const folder = mkdtempSync(join(tmpdir(), 'sightline-trust-'))
const notes = join(folder, 'notes')
const environment = Object.fromEntries(
  Object.entries({ ...values, seed, notes }).map(([name, value]) => [
    `SIGHTLINE_TRUST_${name.toUpperCase()}`,
    String(value),
  ]),
)
const { status } = spawnSync(
  process.execPath,
  [
    join(import.meta.dirname, '../../node_modules/vitest/vitest.mjs'),
    'run',
    '--config',
    join(import.meta.dirname, 'vitest.config.ts'),
    ...chosen.map((part) => `test/trust/${part}${suffix}`),
  ],
  { stdio: 'inherit', env: { ...process.env, ...environment } },
)

const lines = existsSync(notes)
  ? readFileSync(notes, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Tried | NotCovered)
  : []
rmSync(folder, { recursive: true })

console.log(`\nTrust report, seed ${seed}`)
for (const part of chosen) {
  console.log(`\n${part}`)
  for (const line of lines.filter((one) => one.part === part))
    if ('what' in line)
      console.log(
        `  ${line.times.toLocaleString('en').padStart(8)} × ${line.what}: ${line.found} (${(line.tookMs / 1000).toFixed(1)} s)`,
      )
  for (const line of lines.filter((one) => one.part === part))
    if ('notCovered' in line) for (const what of line.notCovered) console.log(`  not covered: ${what}`)
}
console.log(
  status === 0 ? '\nAll of it held.' : '\nNOT all of it held: what failed is told above, before the report.',
)
process.exit(status ?? 1)
