import { Link, useLocation } from 'wouter'
import { useOverview } from '../../state/overview'
import icon from '../../styles/icon.svg'
import { t } from '../../texts'
import { formatNumber } from '../../texts/format'
import { Glance } from './glance'
import { SearchButton } from './search-button'
import { isWithin, sections } from './sections'
import { SidebarTools } from './sidebar-tools'
import { SyncAllButton } from './sync-all-button'

export function Sidebar({ onShowShortcuts }: { onShowShortcuts(): void }) {
  return (
    <aside className="sidebar" aria-label="Sightline">
      <Link href="/" className="brand">
        <img src={icon} alt="" />
        Sightline
      </Link>
      <Glance />
      <SearchButton />
      <Navigation />
      <div className="sidebar-foot">
        <SyncAllButton />
        <SidebarTools onShowShortcuts={onShowShortcuts} />
      </div>
    </aside>
  )
}

function Navigation() {
  const [path] = useLocation()
  const unseen = useOverview((state) => state.data?.unseenAlerts ?? 0)
  return (
    <nav className="nav" aria-label={t('shell.sections')}>
      {sections.map(({ to, title, icon: Icon }) => (
        <Link key={to} href={to} aria-current={isWithin(to, path) ? 'page' : undefined}>
          <Icon size={16} aria-hidden />
          {title}
          {to === '/alerts' && unseen > 0 && (
            <span className="count count-attention">
              <span aria-hidden>{formatNumber(unseen)}</span>
              <span className="visually-hidden">{t('shell.unseen', { count: unseen })}</span>
            </span>
          )}
        </Link>
      ))}
    </nav>
  )
}
