/** As a spreadsheet reads it: RFC 4180. */
export function parsedCsv(text: string): string[][] {
  const rows: string[][] = []
  const row: string[] = []
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/g)) {
    row.push(quoted === undefined ? (bare as string) : quoted.replaceAll('""', '"'))
    if (end === '\n') rows.push(row.splice(0))
  }
  return rows
}
