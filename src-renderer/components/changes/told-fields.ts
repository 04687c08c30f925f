import type { Change, Column, ResourceTypeInfo } from '../../../src-preload/contract'
import { t } from '../../texts'
import { formatList } from '../../texts/format'
import { differences } from '../diff/differences'
import { absoluteTime } from '../relative-time'
import { isFingerprint } from '../values/fingerprint'
import { isPair, isThing, nameOf, type Thing } from '../values/naming'
import { summarize } from '../values/summary'
import { pathInWords } from './field-titles'

/** What a change did to one field, as a person would say it. */
export interface ToldField {
  title: string
  gone: string[]
  come: string[]
  /** They are items of a list: none became another. */
  items: boolean
  /** A secret is another one: that is all there is to tell. */
  rotated: boolean
}

type Told = Pick<Change, 'type' | 'before' | 'after' | 'names'>

const longest = 90

/** Field by field, in the order of the type's columns; of what came or went as a whole, what it may do. */
export function toldFields(change: Told, type: ResourceTypeInfo | undefined): ToldField[] {
  const [before, after] = [asThing(change.before), asThing(change.after)]
  const columns = type?.columns ?? []
  const place = (field: string) => {
    const found = columns.findIndex(({ name }) => name === field)
    return found < 0 ? columns.length : found
  }
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => change.type === 'modified' || columns.some((one) => one.name === field && one.about))
    .sort((one, other) => place(one) - place(other))
  return fields.flatMap((field) => {
    const column = columns.find(({ name }) => name === field)
    const sides = { field, before: before[field], after: after[field] }
    return toldField(sides, column, type, change.names).filter(
      ({ gone, come, rotated }) => rotated || gone.length + come.length > 0,
    )
  })
}

function toldField(
  { field, before, after }: { field: string; before: unknown; after: unknown },
  column: Column | undefined,
  type: ResourceTypeInfo | undefined,
  names: Change['names'],
): ToldField[] {
  const say = (value: unknown) => inWords(value, column, names)
  const title = pathInWords(field, type)
  if (isList(before) && isList(after)) {
    const [was, is] = [before ?? [], after ?? []].map((list) =>
      list.flatMap((item) => phrases(item, column, names)),
    )
    const told = { title, gone: less(was, is), come: less(is, was), items: true, rotated: false }
    if (told.gone.length + told.come.length > 0) return [rotation(told, before, after)]
  } else if (!isThing(before) || !isThing(after)) {
    const told = {
      title,
      gone: before === undefined ? [] : [say(before)],
      come: after === undefined ? [] : [say(after)],
      items: false,
      rotated: false,
    }
    return [rotation(told, before, after)]
  }
  // Within an object, or where a list's items say the same as before: as deep as they differ.
  const found = Map.groupBy(differences(before, after), ({ path }) =>
    pathInWords(path === '' ? field : path.startsWith('[') ? `${field}${path}` : `${field}.${path}`, type),
  )
  return [...found].map(([title, several]) => {
    const sides = (of: 'before' | 'after') =>
      several.map((one) => one[of]).filter((value) => value !== undefined)
    return rotation(
      {
        title,
        gone: [...new Set(sides('before').map(say))],
        come: [...new Set(sides('after').map(say))],
        items: false,
        rotated: false,
      },
      sides('before'),
      sides('after'),
    )
  })
}

function rotation(told: ToldField, before: unknown, after: unknown): ToldField {
  const values = [before, after].flat().filter((value) => value !== undefined && value !== null)
  const rotated =
    told.gone.length > 0 && told.come.length > 0 && values.length > 0 && values.every(isFingerprint)
  return rotated ? { ...told, gone: [], come: [], rotated } : told
}

/** An item of a list: “Workspace Owner on Production”, once for each thing that it is about. */
function phrases(item: unknown, column: Column | undefined, names: Change['names']): string[] {
  const name = called(item, names)
  const about = column?.about && isThing(item) ? item[column.about] : undefined
  if (!Array.isArray(about) || about.length === 0) return [name]
  return about.map((thing) => t('changes.on', { name, thing: withLabels(thing, names) }))
}

function withLabels(thing: unknown, names: Change['names']): string {
  const name = called(thing, names)
  const labels = isThing(thing) && Array.isArray(thing.labels) ? thing.labels.filter(isPair) : []
  if (labels.length === 0) return name
  return t('changes.limitedTo', {
    name,
    labels: formatList(labels.map(({ key, value }) => `${key}:${value}`)),
  })
}

function called(value: unknown, names: Change['names']): string {
  const known = (id: unknown) => (typeof id === 'string' ? names[id] : undefined)
  const direct = known(value) ?? (isThing(value) ? known(value.id) : undefined)
  if (direct !== undefined) return shortened(direct)
  const own =
    isThing(value) && typeof value.name !== 'string'
      ? Object.values(value).map(known).find(Boolean)
      : undefined
  return shortened(own ?? nameOf(value) ?? (summarize(value) || t('changes.empty')))
}

function inWords(value: unknown, column: Column | undefined, names: Change['names']): string {
  if (value === null || value === undefined || value === '') return t('changes.empty')
  if (column?.kind === 'time' && typeof value === 'string' && !Number.isNaN(Date.parse(value)))
    return absoluteTime(value)
  if (typeof value === 'string' || isThing(value)) return called(value, names)
  return shortened(summarize(value) || t('changes.empty'))
}

/** Those of `some` that `others` lacks, counted: of two alike, one may be new. */
function less(some: string[] = [], others: string[] = []): string[] {
  const left = [...others]
  return some.filter((text) => {
    const place = left.indexOf(text)
    if (place >= 0) left.splice(place, 1)
    return place < 0
  })
}

const isList = (value: unknown): value is unknown[] | null | undefined =>
  Array.isArray(value) || value === null || value === undefined

const asThing = (value: unknown): Thing => (isThing(value) ? value : {})

const shortened = (text: string) => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text)
