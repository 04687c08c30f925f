import type { ReactNode } from 'react'
import { classNames } from './class-names'

/** A meaning that a colour stands for; always together with a text, mostly with an icon. */
export type Tone = 'critical' | 'high' | 'medium' | 'low' | 'info' | 'ok' | 'neutral'

export function Badge({
  tone = 'neutral',
  quiet,
  icon,
  children,
}: {
  tone?: Tone
  /** Without a ground: its icon alone has the colour. */
  quiet?: boolean
  icon?: ReactNode
  children: ReactNode
}) {
  return (
    <span className={classNames('badge', quiet && 'badge-quiet', `tone-${tone}`)}>
      {icon}
      {children}
    </span>
  )
}
