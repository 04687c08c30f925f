import { type Document, isMap, isScalar, type LineCounter } from 'yaml'

/** Where a field stands; where it is missing, what it is missing from. */
export function lineOf(document: Document.Parsed, path: PropertyKey[], lines: LineCounter): number {
  for (let length = path.length; length >= 0; length--) {
    const offset = offsetOf(document, path.slice(0, length))
    if (offset !== null) return lines.linePos(offset).line
  }
  return 1
}

function offsetOf(document: Document.Parsed, path: PropertyKey[]): number | null {
  if (path.length === 0) return document.contents?.range?.[0] ?? null
  const holder = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  const last = path.at(-1)
  if (isMap(holder)) {
    const pair = holder.items.find(({ key }) => isScalar(key) && String(key.value) === String(last))
    return pair && isScalar(pair.key) ? (pair.key.range?.[0] ?? null) : null
  }
  const node = document.getIn(path, true) as { range?: [number, number, number] } | undefined
  return node?.range?.[0] ?? null
}
