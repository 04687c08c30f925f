import { Columns3, Copy, History, ListFilter } from 'lucide-react'
import { SightlineError } from '../../../../src-preload/errors'
import { Badge } from '../../../components/badge'
import { IconButton } from '../../../components/button'
import { Menu, MenuItem, MenuSeparator } from '../../../components/menu'
import { MenuCheck } from '../../../components/menu-choices'
import { absoluteTime } from '../../../components/relative-time'
import { Tip } from '../../../components/tip'
import { toastError } from '../../../state/toasts'
import { t } from '../../../texts'
import type { ResultProps, Shown } from '../run/run'
import { copyAsMarkdown } from './copy'
import { ExportMenu } from './export/export-menu'
import type { LayoutActions } from './grid/layout-store'
import { describeResult } from './summary'
import { ViewSwitch } from './view-switch'
import type { ResultView } from './views'
import { CancelRun, Waiting } from './waiting'

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
  outdated,
}: ResultProps & {
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
        <Waiting key={pending.resultId} pending={pending} former={outdated} />
      ) : (
        <span className="result-summary" role="status">
          {describeResult(progress)}
        </span>
      )}
      {(running || pending) && <CancelRun tabId={tabId} />}
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
      {/* There is nothing of the new one to copy or export yet, and nobody wants the former by mistake. */}
      <div className="result-tools" inert={pending !== null}>
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
