import { BookMarked, Database, History, PanelLeftClose } from 'lucide-react'
import { Tabs } from 'radix-ui'
import { memo } from 'react'
import { IconButton } from '../../../components/button'
import { t } from '../../../texts'
import { type Preferences, usePreferences } from '../preferences'
import { HistoryPanel } from './history/history-panel'
import { LibraryPanel } from './library/library-panel'
import { SchemaPanel } from './schema/schema-panel'

type Side = NonNullable<Preferences['side']>

const panels: { key: Side; title: string; icon: typeof Database; content: () => React.ReactNode }[] = [
  {
    key: 'schema',
    get title() {
      return t('query.sidePanel.schema')
    },
    icon: Database,
    content: () => <SchemaPanel />,
  },
  {
    key: 'library',
    get title() {
      return t('query.sidePanel.library')
    },
    icon: BookMarked,
    content: () => <LibraryPanel />,
  },
  {
    key: 'history',
    get title() {
      return t('common.history')
    },
    icon: History,
    content: () => <HistoryPanel />,
  },
]

const show = (side: Side | null) => usePreferences.setState({ side })

/** What there is to ask about, what was asked well before, and what was asked lately. Closed, it is a strip of icons. */
export const SidePanel = memo(function SidePanel() {
  const side = usePreferences((state) => state.side)
  if (side === null)
    return (
      <aside
        className="query-side query-side-closed"
        aria-label={t('query.sidePanel.schemaLibraryAndHistory')}
      >
        {panels.map(({ key, title, icon: Icon }) => (
          <IconButton key={key} label={title} onClick={() => show(key)}>
            <Icon size={16} />
          </IconButton>
        ))}
      </aside>
    )
  return (
    <aside className="query-side" aria-label={t('query.sidePanel.schemaLibraryAndHistory')}>
      <Tabs.Root className="query-side-tabs" value={side} onValueChange={(key) => show(key as Side)}>
        <div className="query-side-head">
          <Tabs.List className="query-side-list" aria-label={t('query.sidePanel.sidePanel')}>
            {panels.map(({ key, title }) => (
              <Tabs.Trigger key={key} value={key} className="query-side-tab">
                {title}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <IconButton label={t('query.sidePanel.closeTheSidePanel')} size="small" onClick={() => show(null)}>
            <PanelLeftClose size={15} />
          </IconButton>
        </div>
        {panels.map(({ key, content: Content }) => (
          <Tabs.Content key={key} value={key} className="query-side-content" tabIndex={-1}>
            <Content />
          </Tabs.Content>
        ))}
      </Tabs.Root>
    </aside>
  )
})
