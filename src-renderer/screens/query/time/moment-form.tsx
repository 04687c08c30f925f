import { type FormEvent, useState } from 'react'
import { Button } from '../../../components/button'
import { QueryView } from '../../../components/query-view'
import { absoluteTime, RelativeTime } from '../../../components/relative-time'
import { pollFigures } from '../../../state/poll-progress'
import { useLogTypes } from '../../../state/resource-types'
import { t } from '../../../texts'
import type { QueryTime } from '../tabs/query-tab'
import { fromLocalInput, toLocalInput } from './describe-time'
import { MomentInput } from './moment-input'
import { type EndedPoll, usePolls } from './use-polls'

/** A moment by the clock, or by the poll that made it. */
export function MomentForm({ time, onChoose }: { time: QueryTime; onChoose(time: QueryTime): void }) {
  const polls = usePolls()
  const [text, setText] = useState(() => (time.kind === 'moment' ? toLocalInput(time.at) : ''))
  const at = fromLocalInput(text)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (at) onChoose({ kind: 'moment', at })
  }
  return (
    <>
      <form className="time-line" onSubmit={submit}>
        <MomentInput label={t('query.momentForm.dateAndTime')} text={text} onChange={setText} />
        <Button type="submit" kind="primary" disabled={at === null}>
          {t('query.momentForm.use')}
        </Button>
      </form>
      <h2 className="time-title">{t('query.momentForm.asItWasAfterA')}</h2>
      <QueryView state={polls}>
        {(ended) =>
          ended.length === 0 ? (
            <p className="soft small">{t('query.momentForm.noPollHasEndedYet')}</p>
          ) : (
            <ul className="time-polls">
              {ended.map((poll) => (
                <PollItem
                  key={poll.id}
                  poll={poll}
                  onChoose={() => onChoose({ kind: 'moment', at: poll.finishedAt })}
                />
              ))}
            </ul>
          )
        }
      </QueryView>
    </>
  )
}

function PollItem({ poll, onChoose }: { poll: EndedPoll; onChoose(): void }) {
  return (
    <li>
      <button type="button" className="time-poll" onClick={onChoose}>
        <span className="time-poll-at">{absoluteTime(poll.finishedAt)}</span>
        <span className="soft small nowrap">
          <PollChanges poll={poll} />
        </span>
        <span className="faint small truncate">{poll.integrationName}</span>
        <span className="faint small nowrap">
          <RelativeTime at={poll.finishedAt} />
        </span>
      </button>
    </li>
  )
}

/** How much changed in one poll, in words. */
export function PollChanges({ poll }: { poll: EndedPoll }) {
  const { added, modified, removed } = pollFigures(poll, useLogTypes())
  const changes = added + modified + removed
  if (poll.trigger === 'first') return t('query.momentForm.firstPoll')
  return changes === 0 ? t('query.momentForm.noChange') : t('common.counts.change', { count: changes })
}
