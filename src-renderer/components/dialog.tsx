import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { t } from '../texts'
import { IconButton } from './button'
import { classNames } from './class-names'
import { returnFocus } from './focus'

interface DialogProps {
  open: boolean
  /** Escape, a click outside or the cross asked to close it. */
  onClose(): void
  title: string
  description?: ReactNode
  /** Buttons, the one that goes on last. */
  actions?: ReactNode
  wide?: boolean
  children?: ReactNode
}

export function Dialog({ open, onClose, title, description, actions, wide, children }: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="scrim" />
        <Radix.Content
          className={classNames('dialog', wide && 'dialog-wide')}
          // Not the cross: its tooltip would open, and take the first Escape.
          onOpenAutoFocus={(event) => {
            event.preventDefault()
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus()
          }}
          onCloseAutoFocus={returnFocus}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <div className="spread">
            <Radix.Title asChild>
              <h2>{title}</h2>
            </Radix.Title>
            <IconButton label={t('common.close')} size="small" onClick={onClose}>
              <X size={16} />
            </IconButton>
          </div>
          {description && (
            <Radix.Description asChild>
              <div className="dialog-description">{description}</div>
            </Radix.Description>
          )}
          {children}
          {actions && <div className="dialog-actions">{actions}</div>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
