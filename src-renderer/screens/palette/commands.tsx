import {
  AppWindow,
  Ban,
  BellPlus,
  CirclePause,
  CirclePlay,
  Contrast,
  Download,
  GitCompareArrows,
  Info,
  KeyRound,
  Languages,
  Link2,
  ListChecks,
  Monitor,
  Moon,
  Network,
  OctagonAlert,
  Plug,
  Plus,
  RefreshCw,
  ScrollText,
  Send,
  Settings,
  ShieldPlus,
  Stethoscope,
  Sun,
} from 'lucide-react'
import type { ReactNode } from 'react'
import type { Integration } from '../../../src-preload/contract'
import { SightlineError } from '../../../src-preload/errors'
import { commandKey } from '../../components/command-key'
import { sections } from '../../components/shell/sections'
import { api } from '../../state/bridge'
import { copyLink } from '../../state/copy-link'
import { useIntegrations } from '../../state/integrations'
import { findingsRoute, navigate, openResourceBrowser } from '../../state/location'
import { useSyncAll } from '../../state/sync-all'
import { chooseTheme, type Theme, useTheme } from '../../state/theme'
import { toastError } from '../../state/toasts'
import { t } from '../../texts'
import type { TextKey } from '../../texts/keys'
import { syncIntegration } from '../integrations/actions'
import type { Entry } from './entry'

/** All that can be done from the palette at the moment. The main window's places are no business of a browser window. */
export function useCommands(inBrowser: boolean): Entry[] {
  const integrations = useIntegrations((state) => state.data) ?? []
  const theme = useTheme((state) => state.theme)
  const { run: syncAll } = useSyncAll()
  const active = integrations.filter(({ enabled }) => enabled)
  return [
    ...(inBrowser ? [] : places()),
    ...(active.length > 0
      ? [
          {
            key: 'command:sync-all',
            icon: <RefreshCw size={16} />,
            title: t('common.syncNow'),
            subtitle: t('common.allIntegrations'),
            keywords: t('palette.commands.pollRefreshAllEverything'),
            aside: `${commandKey()} R`,
            run: () => void syncAll(),
          },
        ]
      : []),
    ...(integrations.length > 1 ? ofAll(active.length, integrations.length) : []),
    ...integrations.flatMap((integration) => ofIntegration(integration, inBrowser)),
    {
      key: 'command:copy-link',
      icon: <Link2 size={16} />,
      title: t('shell.copyLink'),
      keywords: t('palette.commands.copyLinkWords'),
      run: () => told(copyLink()),
    },
    ...themes.filter(({ value }) => value !== theme).map(themeEntry),
  ]
}

function places(): Entry[] {
  return [
    ...sections.map(({ to, title, icon: Icon }, index) => ({
      key: `command:${to}`,
      icon: <Icon size={16} />,
      title: t('palette.commands.goTo', { title }),
      aside: `${commandKey()} ${index + 1}`,
      run: () => navigate(to),
    })),
    {
      key: 'command:findings',
      icon: <ListChecks size={16} />,
      title: t('palette.commands.goToFindings'),
      keywords: t('palette.commands.openFindingsOfAllRules'),
      run: () => navigate(findingsRoute),
    },
    {
      key: 'command:suppressions',
      icon: <Ban size={16} />,
      title: t('palette.commands.goToSuppressions'),
      keywords: t('palette.commands.rulesFindingsAccepted'),
      run: () => navigate('/rules/-/suppressions'),
    },
    {
      key: 'command:new-rule',
      icon: <ShieldPlus size={16} />,
      title: t('palette.commands.newRule'),
      keywords: t('palette.commands.writeAddOwnCheck'),
      run: () => navigate('/rules/-/new'),
    },
    {
      key: 'command:alert-rules',
      icon: <BellPlus size={16} />,
      title: t('palette.commands.goToAlertRules'),
      keywords: t('palette.commands.notifyTellWhere'),
      run: () => navigate('/alerts/rules'),
    },
    {
      key: 'command:add-channel',
      icon: <Send size={16} />,
      title: t('palette.commands.addAChannel'),
      keywords: t('palette.commands.slackMicrosoftTeamsWebhook'),
      run: () => navigate('/alerts/channels/new'),
    },
    {
      key: 'command:quiet-hours',
      icon: <Moon size={16} />,
      title: t('palette.commands.goToQuietHours'),
      keywords: t('palette.commands.digestsDoNotDisturbMute'),
      run: () => navigate('/alerts/times'),
    },
    {
      key: 'command:critical-findings',
      icon: <OctagonAlert size={16} />,
      title: t('palette.commands.showCriticalFindings'),
      keywords: t('palette.commands.worstFirst'),
      run: () => navigate(`${findingsRoute}?severity=critical`),
    },
    {
      key: 'command:compare',
      icon: <GitCompareArrows size={16} />,
      title: t('palette.commands.compareTwoMoments'),
      keywords: t('palette.commands.differenceBetween'),
      run: () => told(compareWithNow()),
    },
    {
      key: 'command:/settings',
      icon: <Settings size={16} />,
      title: t('palette.commands.goToSettings'),
      keywords: t('palette.commands.queryApiKeysAboutVersion'),
      run: () => navigate('/settings'),
    },
    ...settings.map(({ to, icon, title, keywords }) => ({
      key: `command:${to}`,
      icon,
      title: t(title),
      subtitle: t('common.sections.settings'),
      keywords: keywords && t(keywords),
      run: () => navigate(to),
    })),
    {
      key: 'command:browser',
      icon: <AppWindow size={16} />,
      title: t('palette.commands.openResourceBrowser'),
      run: () => openResourceBrowser(),
    },
    {
      key: 'command:add',
      icon: <Plus size={16} />,
      title: t('palette.commands.addIntegration'),
      keywords: t('palette.commands.connectNewWorkspace'),
      run: () => navigate('/integrations/add'),
    },
  ]
}

const settings: { to: string; icon: ReactNode; title: TextKey; keywords?: TextKey }[] = [
  {
    to: '/settings?show=language',
    icon: <Languages size={16} />,
    title: 'settings.language.title',
    keywords: 'palette.commands.languageWords',
  },
  {
    to: '/settings?show=query-api',
    icon: <KeyRound size={16} />,
    title: 'settings.queryApi.title',
    keywords: 'palette.commands.queryApiWords',
  },
  {
    to: '/settings?show=export',
    icon: <Download size={16} />,
    title: 'palette.commands.exportEverything',
    keywords: 'palette.commands.exportWords',
  },
  {
    to: '/settings/network',
    icon: <Network size={16} />,
    title: 'settings.tabs.network',
    keywords: 'palette.commands.networkWords',
  },
  { to: '/settings/log', icon: <ScrollText size={16} />, title: 'settings.tabs.log' },
  {
    to: '/settings/diagnostics',
    icon: <Stethoscope size={16} />,
    title: 'settings.tabs.diagnostics',
    keywords: 'palette.commands.diagnosticsWords',
  },
  {
    to: '/settings/about',
    icon: <Info size={16} />,
    title: 'settings.tabs.about',
    keywords: 'palette.commands.aboutWords',
  },
]

/** All resources as they were before the last poll, against now. */
async function compareWithNow() {
  const { rows } = await api.listPolls({ limit: 20 })
  const ended = rows.flatMap(({ finishedAt }) => finishedAt ?? [])
  const wish = new URLSearchParams({ sql: 'SELECT type, name, id, body FROM sightline_resource' })
  const since = ended[1] ?? ended[0]
  if (since) wish.set('since', since)
  navigate(`/query?${wish}&run`)
}

function ofAll(active: number, all: number): Entry[] {
  const disable = {
    key: 'command:disable-all',
    icon: <CirclePause size={16} />,
    title: t('palette.commands.disableAllIntegrations'),
    keywords: t('palette.commands.pauseStopEverything'),
    run: () => told(api.setAllEnabled({ enabled: false })),
  }
  const enable = {
    key: 'command:enable-all',
    icon: <CirclePlay size={16} />,
    title: t('palette.commands.enableAllIntegrations'),
    keywords: t('palette.commands.resumeStartEverything'),
    run: () => told(api.setAllEnabled({ enabled: true })),
  }
  return [...(active > 0 ? [disable] : []), ...(active < all ? [enable] : [])]
}

function ofIntegration({ id, name, enabled, poll }: Integration, inBrowser: boolean): Entry[] {
  const entry = (what: string, icon: ReactNode, title: string, keywords: string, run: () => void): Entry => ({
    key: `command:${what}:${id}`,
    icon,
    title,
    keywords,
    run,
  })
  const found: Entry[] = []
  if (!inBrowser)
    found.push(
      entry('open', <Plug size={16} />, t('palette.commands.goTo2', { name }), 'integration', () =>
        navigate(`/integrations/${id}`),
      ),
    )
  if (enabled && !poll)
    found.push(
      entry(
        'sync',
        <RefreshCw size={16} />,
        t('palette.commands.sync', { name }),
        t('palette.commands.pollRefreshNow'),
        () => told(syncIntegration(id)),
      ),
    )
  found.push(
    enabled
      ? entry(
          'disable',
          <CirclePause size={16} />,
          t('palette.commands.disable', { name }),
          t('palette.commands.pauseStop'),
          () => told(api.setEnabled({ integrationId: id, enabled: false })),
        )
      : entry(
          'enable',
          <CirclePlay size={16} />,
          t('palette.commands.enable', { name }),
          t('palette.commands.resumeStart'),
          () => told(api.setEnabled({ integrationId: id, enabled: true })),
        ),
  )
  return found
}

const themes: { value: Theme; title: string; icon: ReactNode }[] = [
  {
    value: 'light',
    get title() {
      return t('palette.commands.lightTheme')
    },
    icon: <Sun size={16} />,
  },
  {
    value: 'dark',
    get title() {
      return t('palette.commands.darkTheme')
    },
    icon: <Moon size={16} />,
  },
  {
    value: 'contrast',
    get title() {
      return t('palette.commands.contrastTheme')
    },
    icon: <Contrast size={16} />,
  },
  {
    value: 'system',
    get title() {
      return t('palette.commands.themeLikeTheSystem')
    },
    icon: <Monitor size={16} />,
  },
]

const themeEntry = ({ value, title, icon }: (typeof themes)[number]): Entry => ({
  key: `command:theme:${value}`,
  icon,
  title,
  keywords: t('palette.commands.themeAppearanceSwitchMode'),
  run: () => chooseTheme(value),
})

/** The palette is closed by then: what goes wrong is a toast. */
function told(work: Promise<unknown>): void {
  work.catch((error) => toastError(SightlineError.from(error)))
}
