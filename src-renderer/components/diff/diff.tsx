import { t } from '../../texts'
import { differences, type ValueDifference } from './differences'

/** What changed from `before` to `after`, field by field. Either may be null: all is new, or all is gone. */
export function Diff({ before, after }: { before: unknown; after: unknown }) {
  const found = differences(before ?? {}, after ?? {})
  if (found.length === 0) return <p className="faint">{t('components.diff.nothingThatIsKeptDiffers')}</p>
  return (
    <ul className="diff">
      {found.map((difference, place) => (
        // A path may come twice: two items left the same list.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <li key={place} className="diff-field">
          {difference.path && <div className="diff-path">{difference.path}</div>}
          <Sides difference={difference} />
        </li>
      ))}
    </ul>
  )
}

function Sides({ difference: { before, after } }: { difference: ValueDifference }) {
  return (
    <>
      {before !== undefined && (
        <p className="diff-side diff-before">
          <span aria-hidden>−</span>
          <span className="visually-hidden">{t('components.diff.before')} </span>
          <span>{write(before)}</span>
        </p>
      )}
      {after !== undefined && (
        <p className="diff-side diff-after">
          <span aria-hidden>+</span>
          <span className="visually-hidden">{t('components.diff.after')} </span>
          <span>{write(after)}</span>
        </p>
      )}
    </>
  )
}

function write(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value, null, 2) : JSON.stringify(value)
}
