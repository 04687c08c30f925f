import { usePageTitle } from '../../components/page'
import { RunningExports } from '../../components/running-exports'
import { t } from '../../texts'
import { Editor } from './editor/editor'
import { Splitter } from './layout/splitter'
import { ParameterForm } from './parameters/parameter-form'
import { usePreferences } from './preferences'
import { Results } from './results/results'
import { SaveDialog } from './saved/save-dialog'
import { SidePanel } from './side/side-panel'
import { TabBar } from './tabs/tab-bar'
import { tabId, tabPanelId } from './tabs/tab-ids'
import { useActiveTab } from './tabs/tab-store'
import { Toolbar } from './toolbar/toolbar'
import { useDeepLink } from './use-deep-link'
import { useQueryKeys } from './use-query-keys'

/** Ask anything: what there is on the left, the question on top, the answer below. */
export default function QueryScreen() {
  usePageTitle(t('common.query'))
  const tab = useActiveTab()
  const { side, sideWidth, editorHeight } = usePreferences()
  useQueryKeys(tab.id)
  useDeepLink()
  return (
    <div
      className="query"
      style={{ gridTemplateColumns: side ? `${sideWidth}px 0 minmax(0, 1fr)` : '44px 0 minmax(0, 1fr)' }}
    >
      <h1 className="visually-hidden">{t('common.query')}</h1>
      <SidePanel />
      {side ? (
        <Splitter
          label={t('query.screen.widthOfTheSidePanel')}
          direction="vertical"
          value={sideWidth}
          min={200}
          max={520}
          onChange={(width) => usePreferences.setState({ sideWidth: width })}
        />
      ) : (
        <span />
      )}
      <div className="query-main">
        <TabBar />
        <div
          className="query-panel"
          id={tabPanelId}
          role="tabpanel"
          aria-labelledby={tabId(tab.id)}
          style={{ gridTemplateRows: `auto minmax(64px, ${editorHeight}px) 0 minmax(180px, 1fr)` }}
        >
          <Toolbar tab={tab} />
          <Editor tabId={tab.id} />
          <Splitter
            label={t('query.screen.heightOfTheEditor')}
            direction="horizontal"
            value={editorHeight}
            min={80}
            max={720}
            onChange={(height) => usePreferences.setState({ editorHeight: height })}
          />
          <div className="query-results">
            <ParameterForm key={tab.id} tab={tab} />
            <Results tabId={tab.id} empty={tab.sql.trim() === ''} />
            <RunningExports />
          </div>
        </div>
      </div>
      <SaveDialog />
    </div>
  )
}
