import { LoaderCircle, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { classNames } from '../../../components/class-names'
import { t } from '../../../texts'
import { focusEditor } from '../editor/commands'
import { isRunning } from '../run/run'
import { useRun } from '../run/run-store'
import { isUnsaved, type QueryTab } from './query-tab'
import { tabId, tabPanelId } from './tab-ids'
import { activateTab, changeTab, closeTab } from './tab-store'

export function TabItem({
  tab,
  active,
  renaming,
  onRename,
}: {
  tab: QueryTab
  active: boolean
  renaming: boolean
  onRename(on: boolean): void
}) {
  const running = isRunning(useRun(tab.id))
  const item = useRef<HTMLDivElement>(null)
  const focusing = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    if (!active) return
    // In time for the frame that shows it, and no earlier: it makes the browser lay out all that is there by then.
    const frame = requestAnimationFrame(() =>
      item.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    )
    return () => cancelAnimationFrame(frame)
  }, [active])
  return (
    <div className={classNames('query-tab', active && 'query-tab-active')} ref={item} role="presentation">
      {renaming ? (
        <NameField
          name={tab.name}
          onDone={(name) => {
            if (name && name !== tab.name) changeTab(tab.id, { name, named: true })
            onRename(false)
          }}
        />
      ) : (
        <button
          type="button"
          id={tabId(tab.id)}
          role="tab"
          aria-selected={active}
          aria-controls={active ? tabPanelId : undefined}
          tabIndex={active ? 0 : -1}
          className="query-tab-name"
          title={tab.name}
          onClick={({ detail }) => {
            activateTab(tab.id)
            // By mouse, writing goes on; by keyboard, the focus stays here.
            if (detail === 1) focusing.current = setTimeout(focusEditor)
          }}
          onAuxClick={(event) => event.button === 1 && closeTab(tab.id)}
          onDoubleClick={() => {
            clearTimeout(focusing.current)
            onRename(true)
          }}
        >
          {running && <LoaderCircle size={13} className="spin" aria-hidden />}
          <span className="truncate">{tab.name}</span>
          {isUnsaved(tab) && (
            <span className="query-tab-unsaved" role="img" aria-label={t('query.tabItem.changed')} />
          )}
        </button>
      )}
      {/* The Delete key does the same: a tab list has no other stops. */}
      <button
        type="button"
        className="query-tab-close"
        tabIndex={-1}
        aria-hidden
        title={t('common.close')}
        onClick={() => closeTab(tab.id)}
      >
        <X size={13} aria-hidden />
      </button>
    </div>
  )
}

function NameField({ name, onDone }: { name: string; onDone(name: string): void }) {
  return (
    <input
      className="query-tab-input"
      aria-label={t('query.tabItem.nameOfTheQuery')}
      defaultValue={name}
      maxLength={120}
      // biome-ignore lint/a11y/noAutofocus: it was asked for
      autoFocus
      onFocus={({ target }) => target.select()}
      onBlur={({ target }) => onDone(target.value.trim())}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onDone(event.currentTarget.value.trim())
        if (event.key === 'Escape') onDone('')
        event.stopPropagation()
      }}
    />
  )
}
