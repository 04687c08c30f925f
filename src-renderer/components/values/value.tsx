import { formatNumber } from '../../texts/format'
import { RelativeTime } from '../relative-time'
import { Tags } from '../tags-field'
import { Nothing } from './cell'
import { Fingerprint, isFingerprint } from './fingerprint'
import { isInstant } from './instant'
import { inWords, isEmpty, isPair, isThing, type Thing } from './naming'
import { ReferenceText, useReference } from './references'
import { summarize } from './summary'
import { ThingList } from './thing-list'
import { YesNo } from './yes-no'

const deepest = 3

/** Any value of a resource as a person reads it: names first, links to what it refers to, no JSON. */
export function Value({ value, depth = 0 }: { value: unknown; depth?: number }) {
  const referenceOf = useReference()
  if (isEmpty(value)) return <Nothing />
  if (typeof value === 'boolean') return <YesNo value={value} />
  if (typeof value === 'number') return formatNumber(value)
  if (isFingerprint(value)) return <Fingerprint value={value} />
  if (typeof value === 'string') {
    if (isInstant(value)) return <RelativeTime at={value} />
    const reference = referenceOf(value)
    return <ReferenceText to={reference}>{reference?.name ?? value}</ReferenceText>
  }
  if (depth >= deepest) return summarize(value)
  if (Array.isArray(value)) return <List list={value} depth={depth} />
  return <Fields thing={value as Thing} depth={depth} />
}

function List({ list, depth }: { list: unknown[]; depth: number }) {
  if (list.every(isPair)) return <Tags tags={list.map(({ key, value }) => `${key}:${value}`)} />
  if (list.every(isThing))
    return <ThingList things={list} renderValue={(value) => <Value value={value} depth={depth + 1} />} />
  return (
    <ul className="value-list">
      {list.map((item, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: values may repeat
        <li key={place}>
          <Value value={item} depth={depth + 1} />
        </li>
      ))}
    </ul>
  )
}

function Fields({ thing, depth }: { thing: Thing; depth: number }) {
  return (
    <dl className="value-fields">
      {Object.entries(thing).map(([field, value]) => (
        <div key={field}>
          <dt>{inWords(field)}</dt>
          <dd>
            <Value value={value} depth={depth + 1} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
