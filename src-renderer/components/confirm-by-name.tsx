import { type FormEvent, type ReactNode, useState } from 'react'
import { t } from '../texts'
import { Button } from './button'
import { Dialog } from './dialog'
import { TextField } from './text-field'

interface ConfirmByNameProps {
  open: boolean
  onClose(): void
  title: string
  /** What will be lost. */
  children: ReactNode
  /** Must be typed exactly. */
  name: string
  confirmLabel: string
  busy: boolean
  onConfirm(): void
}

/** For what can't be undone: nothing happens before the name was typed. */
export function ConfirmByName(props: ConfirmByNameProps) {
  // Mounted with the dialog, so that a second opening starts with an empty field.
  return props.open ? <OpenConfirm {...props} /> : null
}

function OpenConfirm({ onClose, title, children, name, confirmLabel, busy, onConfirm }: ConfirmByNameProps) {
  const [typed, setTyped] = useState('')
  const matches = typed.trim() === name.trim()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (matches && !busy) onConfirm()
  }
  return (
    <Dialog open onClose={onClose} title={title}>
      <form className="stack" onSubmit={submit}>
        {children}
        <TextField
          label={t('components.confirmByName.typeToConfirm', { name })}
          value={typed}
          onChange={setTyped}
          autoFocus
        />
        <div className="dialog-actions">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" kind="danger" busy={busy} disabled={!matches}>
            {confirmLabel}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
