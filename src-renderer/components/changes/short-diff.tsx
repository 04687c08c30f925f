import { ArrowRight } from 'lucide-react'
import type { Change, ResourceTypeInfo } from '../../../src-preload/contract'
import { t } from '../../texts'
import { type Difference, differences } from '../diff/differences'
import { isFingerprint } from '../values/fingerprint'
import { summarize } from '../values/summary'
import { pathInWords } from './field-titles'

const mostFields = 2
const mostValues = 3

/** A modification in a line or two: field, what went, what came. The resource's page has all of it. */
export function ShortDiff({ change, type }: { change: Change; type: ResourceTypeInfo | undefined }) {
  const fields = byField(differences(change.before ?? {}, change.after ?? {}), type)
  const more = fields.length - mostFields
  return (
    <ul className="short-diff">
      {fields.slice(0, mostFields).map(([field, found]) => (
        <li key={field}>
          <span className="soft">{field}</span> <Sides found={found} />
        </li>
      ))}
      {more > 0 && <li className="faint">{t('components.shortDiff.andMore', { more })}</li>}
    </ul>
  )
}

function Sides({ found }: { found: Difference[] }) {
  const gone = found.map(({ before }) => before).filter((value) => value !== undefined)
  const come = found.map(({ after }) => after).filter((value) => value !== undefined)
  // A secret's fingerprints would tell nobody more than that.
  if (gone.length > 0 && come.length > 0 && [...gone, ...come].every(isFingerprint))
    return <ins>{t('components.shortDiff.rotated')}</ins>
  return (
    <>
      {inFew(gone).map((text) => (
        <del key={text}>{text}</del>
      ))}
      {gone.length > 0 && come.length > 0 && (
        <ArrowRight size={12} aria-label={t('components.shortDiff.became')} />
      )}
      {inFew(come).map((text) => (
        <ins key={text}>{text}</ins>
      ))}
    </>
  )
}

function inFew(values: unknown[]): string[] {
  const texts = [...new Set(values.map((value) => summarize(value) || t('components.shortDiff.empty')))]
  const more = texts.length - mostValues
  return more > 0 ? [...texts.slice(0, mostValues), t('components.shortDiff.more', { more })] : texts
}

/** What differs, gathered under the same words: a list's items came and went one by one. */
function byField(found: Difference[], type: ResourceTypeInfo | undefined): [string, Difference[]][] {
  const fields = new Map<string, Difference[]>()
  for (const difference of found) {
    const field = pathInWords(difference.path, type)
    fields.set(field, [...(fields.get(field) ?? []), difference])
  }
  return [...fields]
}
