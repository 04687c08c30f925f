import { ChevronDown, GitCompareArrows, History, X } from 'lucide-react'
import { Popover } from 'radix-ui'
import { type ReactNode, useState } from 'react'
import { t } from '../texts'
import { Button, IconButton } from './button'
import { classNames } from './class-names'

/** As of when something is told. Anything but now is plain to see, and one click leads back to it. */
export function TimePopover({
  name,
  isNow,
  comparing = false,
  align,
  onNow,
  children,
}: {
  /** The chosen time in words. */
  name: string
  isNow: boolean
  comparing?: boolean
  align: 'start' | 'end'
  onNow(): void
  /** The form; it calls `close` once a time was chosen. */
  children(close: () => void): ReactNode
}) {
  const [open, setOpen] = useState(false)
  const Icon = comparing ? GitCompareArrows : History
  return (
    <div className={classNames('time-control', !isNow && 'time-past')}>
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger asChild>
          <Button size="small" kind="ghost" icon={<Icon size={14} aria-hidden />}>
            <span className="visually-hidden">{t('components.timePopover.asOf')} </span>
            <span className="truncate">{name}</span>
            <ChevronDown size={13} aria-hidden />
          </Button>
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            className="popover time-popover"
            aria-label={t('components.timePopover.asOfWhen')}
            align={align}
            sideOffset={4}
            collisionPadding={8}
          >
            {children(() => setOpen(false))}
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      {!isNow && (
        <IconButton label={t('components.timePopover.backToNow')} size="small" onClick={onNow}>
          <X size={14} />
        </IconButton>
      )}
    </div>
  )
}
