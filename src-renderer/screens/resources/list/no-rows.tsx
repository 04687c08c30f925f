import { CircleDashed, SearchX, TriangleAlert } from 'lucide-react'
import type { ResourceTypeCount, ResourceTypeInfo } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { EmptyState } from '../../../components/states'
import { withinASentence } from '../../../components/within-a-sentence'
import { t } from '../../../texts'
import { type BrowserView, show } from '../browser/view'
import { notListed } from './stale-notice'

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
        title={t('browser.noRows.noMatch', { title })}
        actions={
          <Button onClick={() => show({ ...view, type: type.key, search: '', filters: [] })}>
            {clearLabel(view)}
          </Button>
        }
      >
        {t('browser.noRows.areThereNoneIsWhat', { number: count.count, title })}
      </EmptyState>
    )
  const outcome = count && notListed(count.status)
  if (outcome)
    return (
      <EmptyState
        icon={<TriangleAlert size={20} aria-hidden />}
        title={t(`browser.staleNotice.${outcome}`, { type: type.title })}
      >
        {count.reason} {count.status === 'skipped' ? null : t('browser.noRows.theNextPollTriesAgain')}
      </EmptyState>
    )
  if (count && count.listedAt === null)
    return (
      <EmptyState
        icon={<CircleDashed size={20} aria-hidden />}
        title={t('browser.noRows.noPollHasListedYet', { title })}
      >
        {t('browser.noRows.theyAppearHereAsSoon')}
      </EmptyState>
    )
  return <EmptyState title={t('browser.noRows.thereAreNo', { title })}>{type.description}</EmptyState>
}

function clearLabel({ search, filters }: BrowserView): string {
  if (filters.length === 0) return t('browser.noRows.clearSearch')
  return search ? t('browser.noRows.clearSearchAndFilters') : t('browser.noRows.clearFilters')
}
