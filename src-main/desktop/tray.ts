import { Menu, type MenuItemConstructorOptions, type NativeImage, nativeImage, Tray } from 'electron'
import type { Overview } from '../../src-preload/contract'
import { drawIcon, type Sign } from './icon-drawing'
import { type TrayActions, trayMenu, traySign, trayTooltip } from './tray-menu'

export interface SightlineTray {
  show(overview: Overview): void
  /** Says the same in the language that is spoken now. */
  refresh(): void
  /** As it is shown now. */
  menu(): MenuItemConstructorOptions[]
  tooltip(): string
  sign(): Sign
}

/** Puts Sightline's state into the tray. Where the desktop has none (some on Linux), nothing is seen and nothing fails. */
export function createTray(actions: TrayActions): SightlineTray {
  let overview: Overview | null = null
  const tray = new Tray(trayIcon(traySign(null)))
  // Not every desktop sends it: where a click opens the menu, “Open Sightline” is in there.
  if (process.platform !== 'darwin') tray.on('click', () => actions.open())

  const refresh = () => {
    tray.setImage(trayIcon(traySign(overview)))
    tray.setToolTip(trayTooltip(overview))
    tray.setContextMenu(Menu.buildFromTemplate(trayMenu(overview, actions)))
  }
  refresh()

  return {
    refresh,
    show(latest) {
      overview = latest
      refresh()
    },
    menu: () => trayMenu(overview, actions),
    tooltip: () => trayTooltip(overview),
    sign: () => traySign(overview),
  }
}

const drawn = new Map<Sign, NativeImage>()

function trayIcon(sign: Sign): NativeImage {
  const known = drawn.get(sign)
  if (known) return known
  const template = process.platform === 'darwin'
  const size = process.platform === 'linux' ? 22 : 16
  const image = nativeImage.createEmpty()
  for (const scaleFactor of [1, 1.5, 2, 3])
    image.addRepresentation({ scaleFactor, buffer: drawIcon(sign, Math.round(size * scaleFactor), template) })
  image.setTemplateImage(template)
  drawn.set(sign, image)
  return image
}
