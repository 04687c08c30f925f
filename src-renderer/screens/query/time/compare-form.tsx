import { type FormEvent, useState } from 'react'
import type { Instant } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { t } from '../../../texts'
import type { QueryTime } from '../tabs/query-tab'
import { MomentField } from './moment-field'
import { type EndedPoll, usePolls } from './use-polls'

/** Two moments, the later one now unless it is said otherwise. */
export function CompareForm({ time, onChoose }: { time: QueryTime; onChoose(time: QueryTime): void }) {
  const { data: polls } = usePolls()
  const given = time.kind === 'compare' ? time : null
  const [from, setFrom] = useState<Instant | null>(given?.from ?? (time.kind === 'moment' ? time.at : null))
  const [to, setTo] = useState<Instant | null>(given?.to ?? null)
  // Without a wish, from before the last poll: what did it bring?
  const earlier = from ?? pollBefore(polls)
  const ordered = earlier !== null && (to === null || earlier < to)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ordered) onChoose({ kind: 'compare', from: earlier, to })
  }
  return (
    <form className="stack-s" onSubmit={submit}>
      <MomentField
        label={t('query.compareForm.from')}
        value={earlier}
        polls={polls ?? []}
        onChange={setFrom}
      />
      <MomentField label={t('query.compareForm.to')} value={to} polls={polls ?? []} onChange={setTo} orNow />
      {earlier !== null && !ordered && (
        <p className="field-problem" role="alert">
          {t('query.compareForm.theFirstMomentHasTo')}
        </p>
      )}
      <div className="dialog-actions">
        <Button type="submit" kind="primary" disabled={!ordered}>
          {t('query.compareForm.compare')}
        </Button>
      </div>
    </form>
  )
}

function pollBefore(polls: EndedPoll[] | undefined): Instant | null {
  return (polls?.[1] ?? polls?.[0])?.finishedAt ?? null
}
