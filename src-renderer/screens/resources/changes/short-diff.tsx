import { ArrowRight } from 'lucide-react'
import type { Change, ResourceTypeInfo } from '../../../../src-preload/contract'
import { type Difference, differences } from '../../../components/diff/differences'
import { inWords } from '../values/naming'
import { summarize } from '../values/summary'
import { fieldTitles } from './field-titles'

const mostShown = 2

/** A modification in a line or two: field, before, after. The resource's page has all of it. */
export function ShortDiff({ change, type }: { change: Change; type: ResourceTypeInfo | undefined }) {
  const found = differences(change.before ?? {}, change.after ?? {})
  const more = found.length - mostShown
  return (
    <ul className="short-diff">
      {found.slice(0, mostShown).map((difference, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a path may come twice
        <li key={place}>
          <span className="soft">{pathInWords(difference.path, type)}</span> <Sides difference={difference} />
        </li>
      ))}
      {more > 0 && <li className="faint">and {more} more</li>}
    </ul>
  )
}

function Sides({ difference: { before, after } }: { difference: Difference }) {
  const [old, now] = [summarize(before), summarize(after)]
  return (
    <>
      {before !== undefined && <del>{old || 'empty'}</del>}
      {before !== undefined && after !== undefined && <ArrowRight size={12} aria-label="became" />}
      {after !== undefined && <ins>{now || 'empty'}</ins>}
    </>
  )
}

/** “permissions[gu5L…].resources” as “Permissions › Resources”: ids say nothing here. */
function pathInWords(path: string, type: ResourceTypeInfo | undefined): string {
  const [field = '', ...rest] = path.replaceAll(/\[[^\]]*\]/g, '').split('.')
  return [fieldTitles([field], type), ...rest.map(inWords)].join(' › ')
}
