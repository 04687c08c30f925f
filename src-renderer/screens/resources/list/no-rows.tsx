import { CircleDashed, SearchX, TriangleAlert } from 'lucide-react'
import type { ResourceTypeCount, ResourceTypeInfo } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { EmptyState } from '../../../components/states'
import { withinASentence } from '../../../components/within-a-sentence'
import { type BrowserView, show } from '../browser/view'
import { outcomes } from './stale-notice'

/** In place of rows: why there are none, and what to do about it. */
export function NoRows({
  view,
  type,
  count,
  narrowed,
}: {
  view: BrowserView
  type: ResourceTypeInfo
  count: ResourceTypeCount | undefined
  narrowed: boolean
}) {
  const title = withinASentence(type.title)
  if (narrowed && count && count.count > 0)
    return (
      <EmptyState
        icon={<SearchX size={20} aria-hidden />}
        title={`No ${title} match`}
        actions={
          <Button onClick={() => show({ ...view, type: type.key, search: '', filters: [] })}>
            {clearLabel(view)}
          </Button>
        }
      >
        {count.count.toLocaleString()} {title} are there; none is what you searched for.
      </EmptyState>
    )
  const outcome = count && outcomes[count.status]
  if (outcome)
    return (
      <EmptyState icon={<TriangleAlert size={20} aria-hidden />} title={`${type.title} ${outcome}`}>
        {count.reason} {count.status === 'skipped' ? null : 'The next poll tries again.'}
      </EmptyState>
    )
  if (count && count.listedAt === null)
    return (
      <EmptyState icon={<CircleDashed size={20} aria-hidden />} title={`No poll has listed ${title} yet`}>
        They appear here as soon as one has.
      </EmptyState>
    )
  return <EmptyState title={`There are no ${title}`}>{type.description}</EmptyState>
}

function clearLabel({ search, filters }: BrowserView): string {
  if (filters.length === 0) return 'Clear search'
  return search ? 'Clear search and filters' : 'Clear filters'
}
