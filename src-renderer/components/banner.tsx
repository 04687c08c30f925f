import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names'

const icons = { critical: CircleX, medium: TriangleAlert, info: Info, ok: CircleCheck }

/** A sentence that must not be missed, on top of what it is about. `bar` spans the window. */
export function Banner({
  tone,
  title,
  children,
  actions,
  bar,
}: {
  tone: keyof typeof icons
  title: ReactNode
  children?: ReactNode
  actions?: ReactNode
  bar?: boolean
}) {
  const Icon = icons[tone]
  return (
    <div className={classNames('banner', `tone-${tone}`, bar && 'banner-bar')} role="status">
      <Icon size={17} aria-hidden />
      <div className="banner-text">
        <div className="banner-title">{title}</div>
        {children && <div>{children}</div>}
      </div>
      {actions && <div className="row-wrap">{actions}</div>}
    </div>
  )
}
