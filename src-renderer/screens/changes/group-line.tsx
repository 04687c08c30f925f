import { ChevronDown, ChevronRight, Layers } from 'lucide-react'
import type { ChangeGroup } from '../../../src-preload/contract'
import { ActorAvatar } from '../../components/actor-avatar'
import { Button } from '../../components/button'
import { absoluteTime } from '../../components/relative-time'
import { Tip } from '../../components/tip'
import { withinASentence } from '../../components/within-a-sentence'
import { useResourceTypes } from '../../state/resource-types'
import { t } from '../../texts'
import { dateFormat, formatList, formatNumber } from '../../texts/format'
import { nobody } from './use-change-filters'

const timeOfDay = dateFormat({ hour: '2-digit', minute: '2-digit' })
const mostTypes = 4

/** Who changed how much, found by which poll; of what is too much to be listed, of which types it is. */
export function GroupLine({
  group,
  person,
  onPerson,
  firstOfPoll,
  several,
  open,
  onUnfold,
  onFold,
}: {
  group: ChangeGroup
  /** Whose changes alone are listed; empty: everybody's. */
  person: string
  onPerson(person: string): void
  firstOfPoll: boolean
  several: boolean
  open: boolean
  onUnfold(): void
  onFold(): void
}) {
  const { recordedAt, baseline, actor, actorName, total, unseen, integrationName } = group
  const name = baseline ? t('changes.firstPoll') : (actorName ?? actor ?? t('changes.nobody'))
  const theirs = actor ?? nobody
  const canFold = open && total > group.changes.length
  const Chevron = open ? ChevronDown : ChevronRight
  return (
    <div className="timeline-group" data-unseen={unseen} data-first={firstOfPoll}>
      <span className="timeline-time">
        {firstOfPoll && (
          <Tip text={absoluteTime(recordedAt)}>
            <time dateTime={recordedAt}>{timeOfDay(new Date(recordedAt))}</time>
          </Tip>
        )}
      </span>
      {baseline ? (
        <span className="avatar" aria-hidden>
          <Layers size={14} />
        </span>
      ) : (
        <ActorAvatar actor={actor} actorName={actorName} />
      )}
      <div className="timeline-who">
        <h3>
          {baseline ? (
            name
          ) : (
            <button
              type="button"
              className="link timeline-person"
              aria-pressed={person === theirs}
              title={person === theirs ? t('changes.byEverybody') : t('changes.onlyBy', { name })}
              onClick={() => onPerson(person === theirs ? '' : theirs)}
            >
              {name}
            </button>
          )}
          {unseen && (
            <span className="timeline-new">
              <span className="visually-hidden">{t('changes.new')}</span>
            </span>
          )}
        </h3>
        <span className="soft small">
          {actorName && actor !== actorName && `${actor} · `}
          {open ? t('changes.count', { count: total }) : <Counts group={group} />}
          {several && ` · ${integrationName}`}
        </span>
      </div>
      {(!open || canFold) && (
        <Button
          size="small"
          kind="ghost"
          data-step
          aria-expanded={open}
          icon={<Chevron size={14} aria-hidden />}
          onClick={open ? onFold : onUnfold}
        >
          {open ? t('changes.fold') : t('changes.unfold', { count: total })}
        </Button>
      )}
    </div>
  )
}

/** “1,204 users added, 3 sources modified”. */
function Counts({ group: { counts } }: { group: ChangeGroup }) {
  const types = useResourceTypes((state) => state.data)
  const told = counts
    .toSorted((one, other) => other.count - one.count)
    .map(({ resourceType, change, count }) => {
      const type = types?.find(({ key }) => key === resourceType)
      const title = withinASentence((count === 1 ? type?.singular : type?.title) ?? resourceType)
      return t(`changes.counted.${change}`, { number: formatNumber(count), type: title })
    })
  const more = told.length - mostTypes
  return formatList(more > 0 ? [...told.slice(0, mostTypes), t('changes.moreTypes', { count: more })] : told)
}
