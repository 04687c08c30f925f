import { useLocation } from 'wouter'
import { Page, PageHeader } from '../../components/page'
import { AboutFacts } from '../../components/shell/about-facts'
import { Tabs } from '../../components/tabs'
import { navigate } from '../../state/location'
import { t } from '../../texts'
import { DiagnosticsTab } from './diagnostics/diagnostics-tab'
import { GeneralTab } from './general'
import { LogTab } from './log/log-tab'
import { NetworkTab } from './network/network-tab'

const tabs = {
  general: GeneralTab,
  network: NetworkTab,
  log: LogTab,
  diagnostics: DiagnosticsTab,
  about: AboutFacts,
} as const
type TabKey = keyof typeof tabs
const keys = Object.keys(tabs) as TabKey[]

/** What holds for the whole app. An integration's own settings are on its page. */
export default function SettingsScreen() {
  const [path] = useLocation()
  const tab = keys.find((key) => path === `/settings/${key}`) ?? 'general'
  return (
    // The log alone is a list that scrolls by itself.
    <Page fill={tab === 'log'} wide={tab === 'log'}>
      <PageHeader title={t('common.sections.settings')} description={t('settings.description')} />
      <div className={tab === 'log' ? 'fill-tabs' : 'settings'}>
        <Tabs
          label={t('common.sections.settings')}
          value={tab}
          onChange={(next) => navigate(next === 'general' ? '/settings' : `/settings/${next}`)}
          tabs={keys.map((key) => {
            const Content = tabs[key]
            return { key, title: t(`settings.tabs.${key}`), content: <Content /> }
          })}
        />
      </div>
    </Page>
  )
}
