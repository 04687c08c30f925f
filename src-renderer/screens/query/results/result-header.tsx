import { Columns3, Copy, History, ListFilter, LoaderCircle } from 'lucide-react'
import { SightlineError } from '../../../../src-preload/errors'
import { Badge } from '../../../components/badge'
import { Button, IconButton } from '../../../components/button'
import { Menu, MenuItem, MenuSeparator } from '../../../components/menu'
import { MenuCheck } from '../../../components/menu-choices'
import { absoluteTime } from '../../../components/relative-time'
import { Tip } from '../../../components/tip'
import { toastError } from '../../../state/toasts'
import { t } from '../../../texts'
import type { Pending, Shown } from '../run/run'
import { cancel } from '../run/run-store'
import { copyAsMarkdown } from './copy'
import { ExportMenu } from './export/export-menu'
import type { LayoutActions } from './grid/layout-store'
import { describeResult, duration } from './summary'
import { useElapsed } from './use-elapsed'
import { ViewSwitch } from './view-switch'
import type { ResultView } from './views'

/** What the result is, and what can be done with all of it. */
export function ResultHeader({
  tabId,
  shown,
  layout,
  view,
  views,
  onView,
  onFilter,
  pending,
}: {
  tabId: string
  shown: Shown
  /** What is asked meanwhile. */
  pending: Pending | null
  layout: LayoutActions
  view: ResultView
  views: ResultView[]
  onView(view: ResultView): void
  onFilter(): void
}) {
  const { progress, asked } = shown
  const running = progress.status === 'running'
  return (
    <div className="result-header">
      {pending ? (
        <Waiting key={pending.resultId} pending={pending} />
      ) : (
        <span className="result-summary" role="status">
          {describeResult(progress)}
        </span>
      )}
      {(running || pending) && (
        <Button size="small" onClick={() => cancel(tabId)}>
          {t('common.cancel')}
        </Button>
      )}
      {progress.truncated && (
        <Tip text={t('query.resultHeader.aResultOnTheScreen')}>
          <button type="button" className="badge tone-medium result-note">
            {t('query.resultHeader.moreInExports')}
          </button>
        </Tip>
      )}
      {asked.asOf && (
        <Badge tone="medium" icon={<History size={13} aria-hidden />}>
          {t('query.resultHeader.asOf', { when: absoluteTime(asked.asOf) })}
        </Badge>
      )}
      <div className="result-tools">
        <ViewSwitch view={view} views={views} onView={onView} />
        <IconButton label={t('query.resultHeader.filterTheResult')} size="small" onClick={onFilter}>
          <ListFilter size={15} />
        </IconButton>
        <ResultColumnMenu shown={shown} layout={layout} />
        <IconButton
          label={t('query.resultHeader.copyAsMarkdown')}
          size="small"
          onClick={() => void copy(shown, layout)}
        >
          <Copy size={15} />
        </IconButton>
        <ExportMenu tabId={tabId} shown={shown} />
      </div>
    </div>
  )
}

function Waiting({ pending }: { pending: Pending }) {
  const elapsed = useElapsed(pending.startedAt)
  return (
    <span className="result-summary row">
      <LoaderCircle size={14} className="spin" aria-hidden />
      {t('query.resultHeader.running', { duration: duration(elapsed) })}
    </span>
  )
}

function ResultColumnMenu({ shown, layout }: { shown: Shown; layout: LayoutActions }) {
  return (
    <Menu
      trigger={
        <IconButton label={t('query.resultHeader.columns')} size="small">
          <Columns3 size={15} />
        </IconButton>
      }
    >
      {layout.layout.order.map((place) => {
        const visible = layout.shown.includes(place)
        return (
          <MenuCheck
            key={place}
            checked={visible}
            disabled={visible && layout.shown.length === 1}
            onChange={(checked) => layout.toggle(place, checked)}
          >
            {shown.columns[place]?.name}
          </MenuCheck>
        )
      })}
      <MenuSeparator />
      <MenuItem onSelect={layout.reset}>{t('query.resultHeader.resetColumns')}</MenuItem>
    </Menu>
  )
}

async function copy(shown: Shown, layout: LayoutActions): Promise<void> {
  try {
    await copyAsMarkdown(shown, layout.shown)
  } catch (error) {
    toastError(SightlineError.from(error))
  }
}
