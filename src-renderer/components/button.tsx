import { LoaderCircle } from 'lucide-react'
import type { ComponentProps, MouseEvent, ReactNode } from 'react'
import { classNames } from './class-names'
import { Tip } from './tip'

interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  kind?: 'primary' | 'danger' | 'quiet-danger' | 'ghost'
  size?: 'small' | 'large'
  icon?: ReactNode
  /** Shows a spinner and takes no clicks; keeps the focus, which `disabled` would lose. */
  busy?: boolean
  disabled?: boolean
}

export function Button({
  kind,
  size,
  icon,
  busy = false,
  disabled = false,
  type = 'button',
  className,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const off = busy || disabled
  // Stays focusable while it is off, so that a keyboard user is not thrown out of the form.
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    if (off) event.preventDefault()
    else onClick?.(event)
  }
  return (
    <button
      {...rest}
      type={type}
      className={classNames('button', kind && `button-${kind}`, size && `button-${size}`, className)}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      onClick={click}
    >
      {busy ? <LoaderCircle size={15} className="spin" aria-hidden /> : icon}
      {children}
    </button>
  )
}

interface IconButtonProps extends ComponentProps<'button'> {
  /** Its accessible name, and its tooltip. */
  label: string
  size?: 'small'
}

export function IconButton({ label, size, className, children, ...rest }: IconButtonProps) {
  return (
    <Tip text={label}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        className={classNames('icon-button', size && `icon-button-${size}`, className)}
      >
        {children}
      </button>
    </Tip>
  )
}
