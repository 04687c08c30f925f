import { PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import { useOverview } from '../../state/overview'
import { toggleSidebar, useSidebar } from '../../state/sidebar'
import icon from '../../styles/icon.svg'
import { t } from '../../texts'
import { formatNumber } from '../../texts/format'
import { IconButton } from '../button'
import { Tip } from '../tip'
import { countOf } from './section-counts'
import { isWithin, type Section, sections, settingsSection } from './sections'
import { SidebarTools } from './sidebar-tools'

/** Where one can go, and what waits there. */
export function Sidebar({
  onShowShortcuts,
  onApproach,
}: {
  onShowShortcuts(): void
  /** A section is likely to be gone to next. */
  onApproach(path: string): void
}) {
  const narrow = useSidebar((state) => state.narrow)
  return (
    <aside className="sidebar" aria-label="Sightline">
      <div className="sidebar-head">
        <Link href="/" className="brand" aria-label="Sightline">
          <img src={icon} alt="" />
          {!narrow && 'Sightline'}
        </Link>
        <IconButton
          label={narrow ? t('shell.sidebar.wide') : t('shell.sidebar.narrow')}
          size="small"
          aria-expanded={!narrow}
          aria-keyshortcuts="Control+B Meta+B"
          onClick={toggleSidebar}
        >
          {narrow ? <PanelLeftOpen size={16} /> : <PanelLeftClose size={16} />}
        </IconButton>
      </div>
      <nav className="nav" aria-label={t('shell.sections')}>
        {sections.map((section) => (
          <SectionLink key={section.to} section={section} narrow={narrow} onApproach={onApproach} />
        ))}
      </nav>
      <div className="sidebar-foot">
        <nav className="nav" aria-label={settingsSection.title}>
          <SectionLink section={settingsSection} narrow={narrow} onApproach={onApproach} />
        </nav>
        <SidebarTools onShowShortcuts={onShowShortcuts} />
      </div>
    </aside>
  )
}

function SectionLink({
  section,
  narrow,
  onApproach,
}: {
  section: Section
  narrow: boolean
  onApproach(path: string): void
}) {
  const { to, title, icon: Icon } = section
  const [path] = useLocation()
  const overview = useOverview((state) => state.data)
  const told = countOf(to, overview)
  const link = (
    <Link
      href={to}
      aria-current={isWithin(to, path) ? 'page' : undefined}
      onPointerEnter={() => onApproach(to)}
      onFocus={() => onApproach(to)}
    >
      <Icon size={16} aria-hidden />
      <span className={narrow ? 'visually-hidden' : undefined}>{title}</span>
      {told && (
        <span className="nav-count" data-attention={told.attention}>
          <span aria-hidden>{inShort(told.count)}</span>
          <span className="visually-hidden"> {told.words}</span>
        </span>
      )}
    </Link>
  )
  return narrow ? (
    <Tip text={told ? `${title}: ${told.words}` : title} side="right">
      {link}
    </Tip>
  ) : (
    link
  )
}

/** More digits than that would not be read at a glance. */
function inShort(count: number): string {
  if (count < 1000) return formatNumber(count)
  const thousands = count / 1000
  return `${formatNumber(thousands < 9.95 ? Math.round(thousands * 10) / 10 : Math.round(thousands))}k`
}
