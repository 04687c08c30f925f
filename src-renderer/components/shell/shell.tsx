import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useSidebar } from '../../state/sidebar'
import { t } from '../../texts'
import { ConnectionNotice } from './connection-notice'
import { ShortcutsDialog } from './shortcuts-dialog'
import { Sidebar } from './sidebar'
import { Topbar } from './topbar'
import { useLoginQuestion } from './use-login-question'
import { useNewAlertToasts } from './use-new-alert-toasts'
import { useShortcuts } from './use-shortcuts'

/** The main window: sidebar, the section's screen, and what is true of all of them. */
export function Shell({
  onApproach,
  children,
}: {
  /** A section is likely to be gone to next. */
  onApproach(path: string): void
  children: ReactNode
}) {
  const shortcuts = useShortcuts()
  const [path] = useLocation()
  const narrow = useSidebar((state) => state.narrow)
  useNewAlertToasts()
  useLoginQuestion()
  return (
    <div className="shell" data-narrow={narrow}>
      {/* No link: the hash is the route. */}
      <button type="button" className="skip-link" onClick={() => document.getElementById('main')?.focus()}>
        {t('shell.skip')}
      </button>
      <div className="shell-notice">
        <ConnectionNotice />
      </div>
      <Sidebar onShowShortcuts={shortcuts.show} onApproach={onApproach} />
      <div className="shell-sheet">
        <Topbar />
        {/* A new page starts at its top. */}
        <main className="shell-main" id="main" tabIndex={-1} key={path.split('/')[1]}>
          {children}
        </main>
      </div>
      <ShortcutsDialog open={shortcuts.shown} onClose={shortcuts.hide} />
    </div>
  )
}
