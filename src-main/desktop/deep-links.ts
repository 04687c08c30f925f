/** Links into the app that the system hands over: by an event on macOS, as an argument elsewhere. */
import { app } from 'electron'
import { linkScheme, routeOfLink } from '../../src-preload/app-link'
import { routeInArguments } from './link-arguments'
import type { Route } from './windows'

export interface DeepLinks {
  /** From now on `show` is told the route of each link; answers the one that the app was started for. */
  follow(show: (route: Route) => void): Route | null
}

/**
 * Call it before Electron is ready: macOS may send at once the link that the app is being started for. A link that leads
 * to no place in the app does nothing.
 */
export function listenForLinks(argv: string[]): DeepLinks {
  let startedFor = routeInArguments(argv)
  let show = (route: Route) => {
    startedFor = route
  }
  app.on('open-url', (event, url) => {
    event.preventDefault()
    const route = routeOfLink(url)
    if (route) show(route)
  })
  registerScheme()
  return {
    follow(listener) {
      show = listener
      return startedFor
    },
  }
}

/** Linux's package says it in its desktop file; a checkout must not take links away from an installed app. */
function registerScheme(): void {
  if (!app.isPackaged || process.platform === 'linux') return
  // Whatever a link holds, nothing behind `--` is taken for a switch.
  const before = process.platform === 'win32' ? ['--'] : []
  app.setAsDefaultProtocolClient(linkScheme, process.execPath, before)
}
