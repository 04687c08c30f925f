/** What is said wherever it shows that the open database is damaged. */
export const damagedDatabase = {
  code: 'damaged-database',
  message: 'Sightline’s database is damaged: not all of it can be read.',
  hint: 'Quit Sightline and start it again: it then sets the database aside, and the last good backup takes its place.',
}

/** Whether an error says that: of SQLite itself, or of a process that has read the database. */
export function isDamage(error: unknown): boolean {
  const code = (error as { code?: string } | null)?.code ?? ''
  return /^SQLITE_(CORRUPT|NOTADB)/.test(code) || code === damagedDatabase.code
}
