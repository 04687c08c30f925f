import { CalendarDays, ChevronDown } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useState } from 'react'
import { Button } from '../../components/button'
import { TextField } from '../../components/text-field'
import { t } from '../../texts'
import { dateFormat } from '../../texts/format'
import { type ChangeFilters, startOf, times } from './use-change-filters'

const shortDay = dateFormat({ day: 'numeric', month: 'short', year: 'numeric' })

/** When changes were found: lately, or from one day to another. */
export function TimeFilter({
  filters,
  onChange,
}: {
  filters: ChangeFilters
  onChange(change: Partial<ChangeFilters>): void
}) {
  const [open, setOpen] = useState(false)
  const choose = (time: ChangeFilters['time']) => {
    onChange({ time, from: '', to: '' })
    setOpen(false)
  }
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <Button icon={<CalendarDays size={14} aria-hidden />}>
          {timeName(filters)}
          <ChevronDown size={14} aria-hidden />
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="popover change-times"
          aria-label={t('changes.filters.time')}
          align="start"
          sideOffset={4}
          collisionPadding={8}
        >
          <ul className="change-presets">
            {(['', ...times] as const).map((time) => (
              <li key={time}>
                <button
                  type="button"
                  className="menu-item"
                  aria-pressed={!filters.from && !filters.to && filters.time === time}
                  onClick={() => choose(time)}
                >
                  {timeTitle(time)}
                </button>
              </li>
            ))}
          </ul>
          <div className="change-between">
            <TextField
              label={t('changes.filters.from')}
              type="date"
              value={filters.from}
              onChange={(from) => onChange({ time: '', from })}
            />
            <TextField
              label={t('changes.filters.to')}
              type="date"
              value={filters.to}
              onChange={(to) => onChange({ time: '', to })}
            />
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function timeName({ time, from, to }: ChangeFilters): string {
  const [first, last] = [from, to].map((day) => day && shortDay(startOf(day)))
  if (first && last) return first === last ? first : t('changes.filters.between', { from: first, to: last })
  if (first) return t('changes.filters.since', { from: first })
  if (last) return t('changes.filters.until', { to: last })
  return timeTitle(time)
}

function timeTitle(time: ChangeFilters['time']): string {
  switch (time) {
    case '':
      return t('changes.filters.anyTime')
    case 'today':
      return t('changes.today')
    case 'yesterday':
      return t('changes.yesterday')
    case '24h':
      return t('changes.filters.lastHours', { count: 24 })
    default:
      return t('changes.filters.lastDays', { count: Number.parseInt(time, 10) })
  }
}
