import { app, type BrowserWindow, nativeImage } from 'electron'
import type { Overview } from '../../src-preload/contract'
import { drawIcon } from './icon-drawing'
import { asNumber, filled, texts } from './texts'

/** Shows how many alerts are new at the app's icon: in the dock, the launcher, or on the taskbar. */
export function showBadge({ unseenAlerts }: Overview, window: BrowserWindow | null): void {
  if (process.platform !== 'win32')
    app.setBadgeCount(unseenAlerts) // where the launcher has badges
  else if (window && !window.isDestroyed())
    window.setOverlayIcon(
      unseenAlerts > 0 ? nativeImage.createFromBuffer(drawIcon('severe', 32)) : null,
      unseenAlerts === 1 ? texts().badge.one : filled(texts().badge.many, { count: asNumber(unseenAlerts) }),
    )
}
