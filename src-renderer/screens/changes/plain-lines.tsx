import { Button } from '../../components/button'
import { t } from '../../texts'
import { dateFormat } from '../../texts/format'
import { daysAgo } from './use-change-filters'

const longDay = dateFormat({ weekday: 'long', day: 'numeric', month: 'long' })
const longDayWithYear = dateFormat({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })

export function DayLine({ at }: { at: string }) {
  return <h2 className="timeline-day">{dayName(new Date(at))}</h2>
}

function dayName(date: Date): string {
  if (date >= daysAgo(0)) return t('changes.today')
  if (date >= daysAgo(1)) return t('changes.yesterday')
  return date.getFullYear() === new Date().getFullYear() ? longDay(date) : longDayWithYear(date)
}

/** Between what is new and what was looked at before. */
export function SeenLine() {
  return (
    <p className="timeline-seen">
      <span>{t('changes.seenBelow')}</span>
    </p>
  )
}

export function MoreLine({ left, most, onMore }: { left: number; most: number; onMore(): void }) {
  return (
    <div className="timeline-more">
      <Button size="small" kind="ghost" data-step onClick={onMore}>
        {left > most
          ? t('changes.showMoreOf', { count: most, left })
          : t('changes.showMore', { count: left })}
      </Button>
    </div>
  )
}
