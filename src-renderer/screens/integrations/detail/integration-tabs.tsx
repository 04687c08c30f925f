import type { Integration } from '../../../../src-preload/contract'
import { severities } from '../../../../src-preload/words'
import { type Tab, Tabs } from '../../../components/tabs'
import { navigate } from '../../../state/location'
import { t } from '../../../texts'
import { OverviewTab } from './overview/overview-tab'
import { PollsTab } from './polls/polls-tab'
import { RulesTab } from './rules/rules-tab'
import { SettingsTab } from './settings/settings-tab'

export function IntegrationTabs({ integration, tab }: { integration: Integration; tab: string }) {
  const findings = severities.reduce((sum, severity) => sum + integration.findings[severity], 0)
  const tabs: Tab[] = [
    {
      key: 'overview',
      title: t('integrations.integrationTabs.overview'),
      content: <OverviewTab integration={integration} />,
    },
    {
      key: 'rules',
      title: t('common.rules'),
      count: findings > 0 ? findings : undefined,
      content: <RulesTab integration={integration} />,
    },
    { key: 'polls', title: t('common.polls'), content: <PollsTab integration={integration} /> },
    {
      key: 'settings',
      title: t('integrations.integrationTabs.settings'),
      content: <SettingsTab integration={integration} />,
    },
  ]
  const known = tabs.some(({ key }) => key === tab) ? tab : 'overview'
  return (
    <div className="integration-tabs">
      <Tabs
        label={t('integrations.integrationTabs.aboutThisIntegration')}
        tabs={tabs}
        value={known}
        onChange={(key) => navigate(`/integrations/${integration.id}/${key}`, { replace: true })}
      />
    </div>
  )
}
