import { type ReactNode, useEffect } from 'react'
import { type Crumb, usePlace } from '../state/place'
import { useTravel } from '../state/travel'
import { classNames } from './class-names'
import { focusHeading, isAbovePage } from './focus'

/**
 * A page's frame. `wide` for tables; `fill` for pages that are as high as the window and whose inside
 * scrolls by itself.
 */
export function Page({ wide, fill, children }: { wide?: boolean; fill?: boolean; children: ReactNode }) {
  return <div className={classNames('page', wide && 'page-wide', fill && 'page-fill')}>{children}</div>
}

const nowhere: Crumb[] = []

/** The window's title, and the end of the breadcrumbs; for a page that draws its own h1. */
export function usePageTitle(title: string, crumbs: Crumb[] = nowhere): void {
  const key = JSON.stringify(crumbs)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the crumbs, which may be a new array at every render
  useEffect(() => {
    document.title = `${title} · Sightline`
    usePlace.setState({ title, crumbs })
  }, [title, key])
  useArrival()
}

/** Who came here by keyboard or screen reader goes on from the heading, and not from where the last page was. */
function useArrival(): void {
  useEffect(() => {
    if (!useTravel.getState().moved) return
    const frame = requestAnimationFrame(() => {
      const active = document.activeElement
      // What the page put the focus on itself, or what is open above it, keeps it.
      if (active?.closest('main') || isAbovePage(active)) return
      focusHeading()
    })
    return () => cancelAnimationFrame(frame)
  }, [])
}

/** The page's one h1, also the window's title. The shell shows the crumbs. */
export function PageHeader({
  title,
  badges,
  description,
  crumbs,
  actions,
}: {
  title: string
  badges?: ReactNode
  description?: ReactNode
  /** What the page lies in, within its section. */
  crumbs?: Crumb[]
  actions?: ReactNode
}) {
  usePageTitle(title, crumbs)
  return (
    <header className="page-header">
      <div className="page-header-text">
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
