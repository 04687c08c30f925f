import {
  AppWindow,
  Ban,
  BellPlus,
  CirclePause,
  CirclePlay,
  Link2,
  Monitor,
  Moon,
  Plug,
  Plus,
  RefreshCw,
  Send,
  Settings,
  ShieldPlus,
  Sun,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { type Integration, SightlineError } from '../../../src-preload/contract'
import { commandKey } from '../../components/command-key'
import { sections } from '../../components/shell/sections'
import { api } from '../../state/bridge'
import { copyLink } from '../../state/copy-link'
import { useIntegrations } from '../../state/integrations'
import { navigate, openResourceBrowser } from '../../state/location'
import { useSyncAll } from '../../state/sync-all'
import { chooseTheme, type Theme, useTheme } from '../../state/theme'
import { toastError } from '../../state/toasts'
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
            title: 'Sync now',
            subtitle: 'All integrations',
            keywords: 'poll refresh all everything',
            aside: `${commandKey} R`,
            run: () => void syncAll(),
          },
        ]
      : []),
    ...(integrations.length > 1 ? ofAll(active.length, integrations.length) : []),
    ...integrations.flatMap((integration) => ofIntegration(integration, inBrowser)),
    {
      key: 'command:copy-link',
      icon: <Link2 size={16} />,
      title: 'Copy link to this page',
      keywords: 'share url address deep sightline clipboard',
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
      title: `Go to ${title}`,
      aside: `${commandKey} ${index + 1}`,
      run: () => navigate(to),
    })),
    {
      key: 'command:suppressions',
      icon: <Ban size={16} />,
      title: 'Go to Suppressions',
      keywords: 'rules findings accepted exceptions',
      run: () => navigate('/rules/-/suppressions'),
    },
    {
      key: 'command:new-rule',
      icon: <ShieldPlus size={16} />,
      title: 'New rule…',
      keywords: 'write add own check',
      run: () => navigate('/rules/-/new'),
    },
    {
      key: 'command:alert-rules',
      icon: <BellPlus size={16} />,
      title: 'Go to Alert rules',
      keywords: 'notify tell where',
      run: () => navigate('/alerts/rules'),
    },
    {
      key: 'command:add-channel',
      icon: <Send size={16} />,
      title: 'Add a channel…',
      keywords: 'slack microsoft teams webhook email mail smtp notify new channels',
      run: () => navigate('/alerts/channels/new'),
    },
    {
      key: 'command:quiet-hours',
      icon: <Moon size={16} />,
      title: 'Go to Quiet hours',
      keywords: 'digests do not disturb mute night daily weekly',
      run: () => navigate('/alerts/times'),
    },
    {
      key: 'command:/settings',
      icon: <Settings size={16} />,
      title: 'Go to Settings',
      keywords: 'query api keys about version preferences',
      run: () => navigate('/settings'),
    },
    {
      key: 'command:browser',
      icon: <AppWindow size={16} />,
      title: 'Open resource browser',
      run: () => openResourceBrowser(),
    },
    {
      key: 'command:add',
      icon: <Plus size={16} />,
      title: 'Add integration…',
      keywords: 'connect new workspace',
      run: () => navigate('/integrations/add'),
    },
  ]
}

function ofAll(active: number, all: number): Entry[] {
  const pause = {
    key: 'command:pause-all',
    icon: <CirclePause size={16} />,
    title: 'Pause all integrations',
    keywords: 'disable stop everything',
    run: () => told(api.setAllEnabled({ enabled: false })),
  }
  const resume = {
    key: 'command:resume-all',
    icon: <CirclePlay size={16} />,
    title: 'Resume all integrations',
    keywords: 'enable start everything',
    run: () => told(api.setAllEnabled({ enabled: true })),
  }
  return [...(active > 0 ? [pause] : []), ...(active < all ? [resume] : [])]
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
      entry('open', <Plug size={16} />, `Go to ${name}`, 'integration', () =>
        navigate(`/integrations/${id}`),
      ),
    )
  if (enabled && !poll)
    found.push(
      entry('sync', <RefreshCw size={16} />, `Sync ${name}`, 'poll refresh now', () =>
        told(syncIntegration(id)),
      ),
    )
  found.push(
    enabled
      ? entry('pause', <CirclePause size={16} />, `Pause ${name}`, 'disable stop', () =>
          told(api.setEnabled({ integrationId: id, enabled: false })),
        )
      : entry('resume', <CirclePlay size={16} />, `Resume ${name}`, 'enable start', () =>
          told(api.setEnabled({ integrationId: id, enabled: true })),
        ),
  )
  return found
}

const themes: { value: Theme; title: string; icon: ReactNode }[] = [
  { value: 'light', title: 'Light theme', icon: <Sun size={16} /> },
  { value: 'dark', title: 'Dark theme', icon: <Moon size={16} /> },
  { value: 'system', title: 'Theme like the system', icon: <Monitor size={16} /> },
]

const themeEntry = ({ value, title, icon }: (typeof themes)[number]): Entry => ({
  key: `command:theme:${value}`,
  icon,
  title,
  keywords: 'theme appearance switch mode',
  run: () => chooseTheme(value),
})

/** The palette is closed by then: what goes wrong is a toast. */
function told(work: Promise<unknown>): void {
  work.catch((error) => toastError(SightlineError.from(error)))
}
