import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { onTestFinished } from 'vitest'

/** A PostgreSQL in this process that has run a script as psql would, with what the script includes and copies. */
export async function loadedPostgres(folder: string, script: string): Promise<PGlite> {
  const postgres = await PGlite.create()
  onTestFinished(() => postgres.close())
  const run = async (file: string): Promise<void> => {
    let statements = ''
    const flush = async () => {
      await postgres.exec(statements)
      statements = ''
    }
    const lines = readFileSync(join(folder, file), 'utf8').split('\n')
    for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
      const [, included] = /^\\ir (.+)$/.exec(line) ?? []
      const [, copied] = /^COPY (.+) FROM stdin;$/.exec(line) ?? []
      if (included !== undefined) {
        await flush()
        await run(included)
      } else if (copied !== undefined) {
        await flush()
        const data = lines.splice(0, lines.indexOf('\\.'))
        lines.shift()
        const blob = new Blob(data.map((row) => `${row}\n`))
        await postgres.query(`COPY ${copied} FROM '/dev/blob'`, [], { blob })
      } else if (!line.startsWith('\\')) statements += `${line}\n`
    }
    await flush()
  }
  await run(script)
  return postgres
}
