import type { Json } from '../json/paths'

type Fields = { [key: string]: Json }

/** More paths than that below one field tell less than the field's own name. */
const mostBelowAField = 20
/** What an element of a list is known by, best first. */
const identities = ['id', 'roleId', 'key', 'name']

/**
 * Where two bodies in canonical form differ, as sorted paths like `permissions[1].roleId`; names that would be
 * misread are written `settings["a.b"]`. Of a list's elements only those that differ are named: by their place
 * afterwards, or, where they are gone, by that before. A list whose order alone differs is named itself.
 */
export function differingPaths(before: Fields, after: Fields): string[] {
  const fields = namesIn(before, after).flatMap((field) => {
    const paths = [...new Set(differing(step('', field), before[field], after[field]))]
    return paths.length > mostBelowAField ? [step('', field)] : paths
  })
  return fields.sort()
}

function differing(path: string, before: Json | undefined, after: Json | undefined): string[] {
  if (textOf(before) === textOf(after)) return []
  if (Array.isArray(before) && Array.isArray(after)) return differingElements(path, before, after)
  if (isFields(before) && isFields(after))
    return namesIn(before, after).flatMap((name) => differing(step(path, name), before[name], after[name]))
  return [path]
}

/** An element counts as changed, and not as another, where it kept its identity, or has none and another took its turn. */
function differingElements(path: string, before: Json[], after: Json[]): string[] {
  const [gone, come] = unequal(before, after)
  if (gone.length === 0 && come.length === 0) return [path]
  const pairs: [Element, Element][] = []
  for (const field of identities) pair(gone, come, pairs, (one, other) => sameIdentity(field, one, other))
  pair(gone, come, pairs, mayBeTheSame)
  return [
    ...pairs.flatMap(([was, is]) => differing(`${path}[${is.index}]`, was.value, is.value)),
    ...[...gone, ...come].map(({ index }) => `${path}[${index}]`),
  ]
}

interface Element {
  index: number
  value: Json
}

/** The elements of either list that the other lacks, counted: of two equal ones, one may be unequal. */
function unequal(before: Json[], after: Json[]): [gone: Element[], come: Element[]] {
  const waiting = Map.groupBy(
    before.map((value, index) => ({ index, value })),
    ({ value }) => textOf(value),
  )
  const come = after
    .map((value, index) => ({ index, value }))
    .filter(({ value }) => waiting.get(textOf(value))?.shift() === undefined)
  const gone = [...waiting.values()].flat().sort((one, other) => one.index - other.index)
  return [gone, come]
}

/** Moves what belongs together from both lists to the pairs. */
function pair(
  gone: Element[],
  come: Element[],
  pairs: [Element, Element][],
  belongTogether: (one: Json, other: Json) => boolean,
) {
  for (const was of [...gone]) {
    const place = come.findIndex((is) => belongTogether(was.value, is.value))
    if (place < 0) continue
    pairs.push([was, come.splice(place, 1)[0] as Element])
    gone.splice(gone.indexOf(was), 1)
  }
}

function sameIdentity(field: string, one: Json, other: Json): boolean {
  if (!isFields(one) || !isFields(other)) return false
  const identity = one[field]
  return typeof identity === 'string' && identity === other[field]
}

/** Two with an id each would have been paired by it. */
const mayBeTheSame = (one: Json, other: Json) =>
  isFields(one) && isFields(other) && !(Object.hasOwn(one, 'id') && Object.hasOwn(other, 'id'))

const step = (path: string, name: string) => {
  if (/["[\].]/.test(name) || name === '') return `${path}[${JSON.stringify(name)}]`
  return path === '' ? name : `${path}.${name}`
}

const namesIn = (one: Fields, other: Fields) => [...new Set([...Object.keys(one), ...Object.keys(other)])]

const textOf = (value: Json | undefined) => JSON.stringify(value)

const isFields = (value: Json | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
