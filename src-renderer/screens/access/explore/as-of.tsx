import { ChevronDown, History, X } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useState } from 'react'
import type { Instant } from '../../../../src-preload/contract'
import { Button, IconButton } from '../../../components/button'
import { classNames } from '../../../components/class-names'
import { absoluteTime } from '../../../components/relative-time'
import { MomentForm } from '../../query/time/moment-form'

/** As of when access is told; undefined is now. Anything but now is plain to see. */
export function AsOf({ at, onChange }: { at: Instant | undefined; onChange(at: Instant | undefined): void }) {
  const [open, setOpen] = useState(false)
  const choose = (next: Instant | undefined) => {
    setOpen(false)
    onChange(next)
  }
  return (
    <div className={classNames('time-control', at !== undefined && 'time-past')}>
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger asChild>
          <Button kind="ghost" icon={<History size={14} aria-hidden />}>
            <span className="visually-hidden">As of: </span>
            <span className="truncate">{at === undefined ? 'Now' : absoluteTime(at)}</span>
            <ChevronDown size={13} aria-hidden />
          </Button>
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            className="popover time-popover"
            aria-label="As of when"
            align="end"
            sideOffset={4}
            collisionPadding={8}
          >
            <MomentForm
              time={at === undefined ? { kind: 'now' } : { kind: 'moment', at }}
              onChoose={(time) => choose(time.kind === 'moment' ? time.at : undefined)}
            />
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      {at !== undefined && (
        <IconButton label="Back to now" size="small" onClick={() => choose(undefined)}>
          <X size={14} />
        </IconButton>
      )}
    </div>
  )
}
