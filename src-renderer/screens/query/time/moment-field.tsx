import { ChevronDown } from 'lucide-react'
import type { Instant } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { Menu, MenuItem, MenuSeparator } from '../../../components/menu'
import { absoluteTime } from '../../../components/relative-time'
import { t } from '../../../texts'
import { fromLocalInput, toLocalInput } from './describe-time'
import { PollChanges } from './moment-form'
import { MomentInput } from './moment-input'
import type { EndedPoll } from './use-polls'

const mostListed = 20

/** A date and time, or a poll from the list. With `orNow`, null is now. */
export function MomentField({
  label,
  value,
  polls,
  orNow,
  onChange,
}: {
  label: string
  value: Instant | null
  polls: EndedPoll[]
  orNow?: boolean
  onChange(value: Instant | null): void
}) {
  return (
    <div className="time-line">
      <MomentInput
        label={label}
        hint={orNow && value === null ? t('common.now') : undefined}
        text={value === null ? '' : toLocalInput(value)}
        onChange={(text) => onChange(fromLocalInput(text))}
      />
      <Menu
        trigger={
          <Button aria-label={t('query.momentField.pollsFor', { label })}>
            {t('common.polls')}
            <ChevronDown size={13} aria-hidden />
          </Button>
        }
      >
        {orNow && (
          <>
            <MenuItem onSelect={() => onChange(null)}>{t('common.now')}</MenuItem>
            <MenuSeparator />
          </>
        )}
        {polls.slice(0, mostListed).map((poll) => (
          <MenuItem key={poll.id} onSelect={() => onChange(poll.finishedAt)}>
            <span className="nowrap">{absoluteTime(poll.finishedAt)}</span>
            <span className="faint small nowrap">
              <PollChanges poll={poll} />
            </span>
          </MenuItem>
        ))}
      </Menu>
    </div>
  )
}
