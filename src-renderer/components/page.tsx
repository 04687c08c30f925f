import { ChevronRight } from 'lucide-react'
import { Fragment, type ReactNode, useEffect } from 'react'
import { Link } from 'wouter'
import { classNames } from './class-names'

/**
 * A page's frame. `wide` for tables; `fill` for pages that are as high as the window and whose inside
 * scrolls by itself.
 */
export function Page({ wide, fill, children }: { wide?: boolean; fill?: boolean; children: ReactNode }) {
  return <div className={classNames('page', wide && 'page-wide', fill && 'page-fill')}>{children}</div>
}

export interface Crumb {
  title: string
  to: string
}

/** The window's title; for a page that draws its own h1. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Sightline`
  }, [title])
}

/** The page's one h1, also the window's title. */
export function PageHeader({
  title,
  badges,
  description,
  crumbs = [],
  actions,
}: {
  title: string
  badges?: ReactNode
  description?: ReactNode
  crumbs?: Crumb[]
  actions?: ReactNode
}) {
  usePageTitle(title)
  return (
    <header className="page-header">
      <div className="page-header-text">
        {crumbs.length > 0 && (
          <nav className="crumbs" aria-label="Breadcrumbs">
            {crumbs.map((crumb) => (
              <Fragment key={crumb.to}>
                <Link href={crumb.to}>{crumb.title}</Link>
                <ChevronRight size={13} aria-hidden />
              </Fragment>
            ))}
            <span aria-current="page" className="truncate">
              {title}
            </span>
          </nav>
        )}
        <div className="page-title">
          <h1>{title}</h1>
          {badges}
        </div>
        {description && <div className="page-description">{description}</div>}
      </div>
      {actions && <div className="page-actions">{actions}</div>}
    </header>
  )
}
