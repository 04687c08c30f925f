import { SearchX } from 'lucide-react'
import { useState } from 'react'
import {
  type AccessReview,
  type AccessReviewItem,
  type InputOf,
  reviewDecisions,
} from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { DataTable } from '../../../components/data-table/data-table'
import { useMarks } from '../../../components/data-table/use-marks'
import { EmptyState } from '../../../components/states'
import { api } from '../../../state/bridge'
import { useAction } from '../../../state/use-action'
import { useSettled } from '../../../state/use-settled'
import { t } from '../../../texts'
import { DecisionBar } from './decision-bar'
import { decisions } from './decisions'
import { itemColumns } from './item-columns'
import { NoteDialog } from './note-dialog'
import type { ItemsShown, Shown } from './shown'

type Decision = AccessReviewItem['decision']

/** The items of a campaign, decided on by keys: one, or all that are marked. */
export function ReviewItems({
  review,
  shown: { show, roleName, search },
  onClear,
}: {
  review: AccessReview
  shown: Shown & { show: ItemsShown | null }
  onClear(): void
}) {
  const reviewId = review.id
  const open = review.closedAt === null
  const asked = {
    reviewId,
    show: show ?? undefined,
    roleName: roleName || undefined,
    search: useSettled(search),
  }
  const queryKey = JSON.stringify(asked)
  const [noting, setNoting] = useState(false)
  const { onToggle, ...marks } = useMarks(
    async (offset, limit) => (await api.listReviewItems({ ...asked, offset, limit })).rows,
    queryKey,
  )
  const save = useAction((input: InputOf<'decideReview'>) => api.decideReview(input), { queued: true })
  const decide = async (itemIds: number[], decision: Decision, note?: string) => {
    if (itemIds.length === 0) return
    const done = await save.run({ reviewId, itemIds, decision, note })
    // What is decided may have left the list.
    if (done && (itemIds.length > 1 || show !== null)) marks.drop(itemIds)
  }
  const onKey = (key: string, item: AccessReviewItem | undefined) => {
    const ids = marks.ids.size > 1 ? [...marks.ids] : item ? [item.id] : []
    if (!open || ids.length === 0) return false
    if (key === 'n') {
      if (marks.ids.size === 0 && item) marks.onMark(0, 0, [item])
      setNoting(true)
      return true
    }
    const decision = reviewDecisions.find((one) => decisions[one].key === key)
    if (!decision && key !== 'u') return false
    void decide(ids, decision ?? null)
    return ids.length === 1 ? 'next' : true
  }
  return (
    <>
      <DataTable
        label={t('access.reviewItems.rolesToDecideOn')}
        columns={itemColumns[open ? 'open' : 'closed']}
        rowId={({ id }) => String(id)}
        loadPage={(offset, limit) => api.listReviewItems({ ...asked, offset, limit })}
        queryKey={queryKey}
        version={review}
        marking={open ? marks : undefined}
        onKey={onKey}
        storageKey="access-review-items"
        describeTotal={(total) => t('common.counts.grant', { count: total })}
        empty={
          <EmptyState
            icon={<SearchX size={20} aria-hidden />}
            title={
              show === 'undecided' && !search && !roleName
                ? t('access.reviewItems.allIsDecided')
                : t('access.reviewItems.nothingMatches')
            }
            actions={<Button onClick={onClear}>{t('access.reviewItems.showAll')}</Button>}
          />
        }
      />
      {open && (
        <DecisionBar
          marked={marks.ids.size}
          busy={save.busy}
          onDecide={(decision) => void decide([...marks.ids], decision)}
          onNote={() => setNoting(true)}
        />
      )}
      {noting && (
        <NoteDialog
          count={marks.ids.size}
          onClose={() => setNoting(false)}
          onSave={(decision, note) => decide([...marks.ids], decision, note)}
        />
      )}
    </>
  )
}
