/** The records of a CSV file, as RFC 4180 has it and spreadsheets save it: with either line end, or a mark before all. */
export function* readCsv(text: string): Generator<string[]> {
  let record: string[] = []
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y
  cell.lastIndex = text.charCodeAt(0) === 0xfeff ? 1 : 0
  while (cell.lastIndex < text.length || record.length > 0) {
    const at = cell.lastIndex
    const found = cell.exec(text)
    // What stands behind a closing quote belongs to no cell: read as it is, so that it can't be overlooked.
    if (!found) {
      record.push(text.slice(at))
      yield record
      return
    }
    const [, quoted, bare, end] = found
    record.push(quoted === undefined ? (bare as string) : quoted.replaceAll('""', '"'))
    if (end === ',') continue
    yield record
    record = []
    if (end === '') return
  }
}
