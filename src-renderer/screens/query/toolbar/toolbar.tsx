import { Play, Square } from 'lucide-react'
import { Button } from '../../../components/button'
import { commandKey } from '../../../components/command-key'
import { t } from '../../../texts'
import { runShown } from '../editor/commands'
import { isRunning } from '../run/run'
import { cancel, useRun } from '../run/run-store'
import { SaveButton } from '../saved/save-button'
import type { QueryTab } from '../tabs/query-tab'
import { TimeControl } from '../time/time-control'
import { LimitSelect } from './limit-select'

/** Over the editor: run, as of when, for how long, and keep. */
export function Toolbar({ tab }: { tab: QueryTab }) {
  const running = isRunning(useRun(tab.id))
  return (
    <div className="query-toolbar" role="toolbar" aria-label={t('common.query')}>
      {running ? (
        <Button size="small" icon={<Square size={13} aria-hidden />} onClick={() => cancel(tab.id)}>
          {t('common.cancel')}
          <kbd className="query-key">Esc</kbd>
        </Button>
      ) : (
        <Button
          size="small"
          kind="primary"
          icon={<Play size={13} aria-hidden />}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          onClick={runShown}
        >
          {t('common.run')}
          <kbd className="query-key">{commandKey()} ↵</kbd>
        </Button>
      )}
      <TimeControl tab={tab} />
      <LimitSelect />
      <div className="query-toolbar-end">
        <SaveButton tab={tab} />
      </div>
    </div>
  )
}
