import { ArrowLeft, ArrowRight, ChevronRight, Link2 } from 'lucide-react'
import { Fragment } from 'react'
import { Link, useLocation } from 'wouter'
import { copyLink } from '../../state/copy-link'
import { usePlace } from '../../state/place'
import { goBack, goForward, useTravel } from '../../state/travel'
import { t } from '../../texts'
import { IconButton } from '../button'
import { Glance } from './glance'
import { SearchButton } from './search-button'
import { sectionOf } from './sections'
import { SyncState } from './sync-state'

/** Over every place: the ways back and forward, where one is, and whether what is seen is current. */
export function Topbar() {
  const { at, last } = useTravel()
  return (
    <header className="topbar">
      <div className="topbar-go">
        <IconButton
          label={t('shell.back')}
          aria-keyshortcuts="Alt+ArrowLeft"
          aria-disabled={at === 0 || undefined}
          onClick={goBack}
        >
          <ArrowLeft size={16} />
        </IconButton>
        <IconButton
          label={t('shell.forward')}
          aria-keyshortcuts="Alt+ArrowRight"
          aria-disabled={at >= last || undefined}
          onClick={goForward}
        >
          <ArrowRight size={16} />
        </IconButton>
      </div>
      <Breadcrumbs />
      <div className="topbar-end">
        <Glance />
        <SyncState />
        <SearchButton />
        <CopyLink />
      </div>
    </header>
  )
}

function Breadcrumbs() {
  const [path] = useLocation()
  const { title: told, crumbs } = usePlace()
  const section = sectionOf(path)
  // Nothing is told before the place's code is there.
  const title = told || (section?.title ?? '')
  const before = [...(section ? [{ title: section.title, to: section.to }] : []), ...crumbs].filter(
    (crumb, index, all) => crumb.title !== title && all.findIndex(({ to }) => to === crumb.to) === index,
  )
  return (
    <nav className="crumbs" aria-label={t('shell.breadcrumbs')}>
      {before.map((crumb) => (
        <Fragment key={crumb.to}>
          <Link href={crumb.to}>{crumb.title}</Link>
          <ChevronRight size={13} aria-hidden />
        </Fragment>
      ))}
      <span aria-current="page" className="truncate">
        {title}
      </span>
    </nav>
  )
}

/** What opens this very place again, for a ticket or a message. */
function CopyLink() {
  return (
    <IconButton label={t('shell.copyLink')} onClick={() => void copyLink()}>
      <Link2 size={15} />
    </IconButton>
  )
}
