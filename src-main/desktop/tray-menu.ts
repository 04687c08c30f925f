/** What the tray says, as data: no Electron here, so that it can be tested as it is. */
import type { MenuItemConstructorOptions } from 'electron'
import { type Alert, type Overview, type Severity, severities } from '../../src-preload/contract'
import type { Sign } from './icon-drawing'
import { stateSentence } from './state-sentence'
import { texts } from './texts'

export interface TrayActions {
  syncNow(): void
  setAllEnabled(enabled: boolean): void
  showAlerts(): void
  open(): void
  quit(): void
}

/** The icon for a state. Until the engine's first word there is no overview. */
export function traySign(overview: Overview | null): Sign {
  if (!overview || overview.state === 'empty' || overview.state === 'first_poll') return 'empty'
  // Not all is known: that is no “all well”.
  if (overview.state === 'not_evaluated') return 'mild'
  if (overview.state !== 'findings') return overview.state
  return overview.findings.critical + overview.findings.high > 0 ? 'severe' : 'mild'
}

/** One sentence, and how many findings of which severity there are. */
export function trayTooltip(overview: Overview | null): string {
  if (!overview) return texts().tray.starting
  const counts = countsBySeverity(overview.findings)
  const sentence = `Sightline: ${stateSentence(overview)}`
  const text = counts ? `${sentence}\n${counts}` : sentence
  return text.length > maxTooltip ? `${text.slice(0, maxTooltip - 1)}…` : text
}
/** Windows cuts longer ones anywhere. */
const maxTooltip = 127

function countsBySeverity(findings: Record<Severity, number>): string {
  return severities
    .filter((severity) => findings[severity] > 0)
    .map((severity) => `${findings[severity]} ${texts().severity[severity]}`)
    .join(', ')
}

export function trayMenu(overview: Overview | null, actions: TrayActions): MenuItemConstructorOptions[] {
  const { tray } = texts()
  const running = overview ? overview.integrations - overview.paused : 0
  return [
    { id: 'summary', label: asLabel(overview ? stateSentence(overview) : tray.starting), enabled: false },
    { type: 'separator' },
    { id: 'sync', label: tray.syncNow, enabled: running > 0, click: () => actions.syncNow() },
    { id: 'pause', label: tray.pauseAll, enabled: running > 0, click: () => actions.setAllEnabled(false) },
    {
      id: 'resume',
      label: tray.resumeAll,
      enabled: (overview?.paused ?? 0) > 0,
      click: () => actions.setAllEnabled(true),
    },
    { type: 'separator' },
    ...latestAlerts(overview?.latestAlerts ?? [], actions),
    { type: 'separator' },
    { id: 'open', label: tray.open, click: () => actions.open() },
    { id: 'quit', label: tray.quit, click: () => actions.quit() },
  ]
}

function latestAlerts(alerts: Alert[], actions: TrayActions): MenuItemConstructorOptions[] {
  if (alerts.length === 0) return [{ id: 'alerts', label: texts().tray.noAlerts, enabled: false }]
  return [
    { id: 'alerts', label: texts().tray.latestAlerts, enabled: false },
    ...alerts.slice(0, 5).map((alert) => ({
      id: `alert-${alert.id}`,
      label: asLabel(alert.title),
      click: () => actions.showAlerts(),
    })),
  ]
}

/** A label may hold names given by others: cut to a readable length, its `&` no mnemonic. */
function asLabel(text: string): string {
  const cut = text.length > 80 ? `${text.slice(0, 79)}…` : text
  return cut.replaceAll('&', '&&')
}
