import { ChevronDown, GitCompareArrows, History, X } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useState } from 'react'
import { Button, IconButton } from '../../../components/button'
import { classNames } from '../../../components/class-names'
import { runShown } from '../editor/commands'
import { now, type QueryTab, type QueryTime } from '../tabs/query-tab'
import { changeTab } from '../tabs/tab-store'
import { describeTime } from './describe-time'
import { TimeForm } from './time-form'

/** As of when the query is asked. Anything but now is plain to see. */
export function TimeControl({ tab }: { tab: QueryTab }) {
  const [open, setOpen] = useState(false)
  const { time } = tab
  const choose = (chosen: QueryTime) => {
    setOpen(false)
    changeTab(tab.id, { time: chosen })
    if (tab.sql.trim() !== '') runShown()
  }
  const Icon = time.kind === 'compare' ? GitCompareArrows : History
  return (
    <div className={classNames('time-control', time.kind !== 'now' && 'time-past')}>
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger asChild>
          <Button size="small" kind="ghost" icon={<Icon size={14} aria-hidden />}>
            <span className="visually-hidden">As of: </span>
            <span className="truncate">{describeTime(time)}</span>
            <ChevronDown size={13} aria-hidden />
          </Button>
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            className="popover time-popover"
            aria-label="As of when"
            align="start"
            sideOffset={4}
            collisionPadding={8}
          >
            <TimeForm time={time} onChoose={choose} />
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      {time.kind !== 'now' && (
        <IconButton label="Back to now" size="small" onClick={() => choose(now)}>
          <X size={14} />
        </IconButton>
      )}
    </div>
  )
}
