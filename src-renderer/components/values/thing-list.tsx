import { type ReactNode, useState } from 'react'
import { t } from '../../texts'
import { Button } from '../button'
import { inWords, isEmpty, nameField, type Thing } from './naming'
import { ReferenceText, useReference } from './references'

const portion = 50

interface ThingListProps {
  things: Thing[]
  /** Draws what a thing holds. */
  renderValue(value: unknown): ReactNode
}

/** A list such as members or permissions: each thing's name, linked where it is a resource, and what else it says. */
export function ThingList({ things, renderValue }: ThingListProps) {
  const [limit, setLimit] = useState(portion)
  const left = things.length - limit
  return (
    <>
      <ul className="things">
        {things.slice(0, limit).map((thing, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: nothing in them has to be unique
          <ThingItem key={place} thing={thing} renderValue={renderValue} />
        ))}
      </ul>
      {left > 0 && (
        <Button size="small" kind="ghost" onClick={() => setLimit(limit + portion)}>
          {t('components.thingList.showMoreOf', { more: Math.min(left, portion), left })}
        </Button>
      )}
    </>
  )
}

function ThingItem({ thing, renderValue }: Pick<ThingListProps, 'renderValue'> & { thing: Thing }) {
  const referenceOf = useReference()
  const named = nameField(thing)
  const known = Object.keys(thing).find((field) => referenceOf(thing[field]))
  const reference = known ? referenceOf(thing[known]) : undefined
  const title = named ? String(thing[named]) : (reference?.name ?? null)
  const told = [named, known, ...(title === null ? [] : ['id', 'type'])]
  const others = Object.entries(thing).filter(([field, value]) => !told.includes(field) && !isEmpty(value))
  // Without a name, each field needs its own; with one, short texts beside it explain themselves.
  const inline = others.filter(([, value]) => title !== null && typeof value !== 'object')
  const parts = others.filter((entry) => !inline.includes(entry))
  return (
    <li>
      {title !== null && (
        <span className="thing-title">
          {typeof thing.type === 'string' && <span className="soft">{inWords(thing.type)}</span>}
          <ReferenceText to={reference}>{title}</ReferenceText>
          {inline.map(([field, value]) => (
            <span key={field} className="soft">
              {renderValue(value)}
            </span>
          ))}
        </span>
      )}
      {parts.map(([field, value]) => (
        <div key={field} className={title === null ? 'thing-part' : 'thing-part thing-part-inner'}>
          <span className="faint">{inWords(field)}</span>
          <div>{renderValue(value)}</div>
        </div>
      ))}
    </li>
  )
}
