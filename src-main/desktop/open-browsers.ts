/** Which resource browser windows are open, kept so that the next start opens them again where they were. */
import type { BrowserWindow } from 'electron'
import { z } from 'zod'
import { type WindowPlace, windowPlaceSchema } from './window-place'

export const mostBrowsers = 12

export const openBrowserSchema = z.object({
  /** A window that a page opens by this name is this one. */
  name: z.string().max(60),
  route: z
    .string()
    .max(4000)
    .regex(/^#\/browser(?:[/?]|$)/),
  place: windowPlaceSchema,
})
export type OpenBrowser = z.infer<typeof openBrowserSchema>

const quietMs = 500

interface OpenBrowsers {
  follow(window: BrowserWindow, name: string, route: string): void
  /** What was open when the app ended, once. */
  takeLast(): OpenBrowser[]
}

export function keepOpenBrowsers(needs: {
  settings: { browsers: OpenBrowser[] }
  placeOf(window: BrowserWindow): WindowPlace
  isQuitting(): boolean
}): OpenBrowsers {
  const open = new Map<BrowserWindow, { name: string; route: string }>()
  let last = needs.settings.browsers
  let final = false
  let timer: NodeJS.Timeout | undefined

  function keep(): void {
    clearTimeout(timer)
    if (final) return
    const now = [...open]
      .filter(([window]) => !window.isDestroyed())
      .map(([window, one]) => ({ ...one, place: needs.placeOf(window) }))
    needs.settings.browsers = [...last, ...now]
      .filter((one) => openBrowserSchema.safeParse(one).success)
      .slice(-mostBrowsers)
  }
  const keepSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(keep, quietMs)
  }

  return {
    follow(window, name, route) {
      const one = { name, route }
      open.set(window, one)
      keepSoon()
      window.webContents.on('did-navigate-in-page', (_event, url, isMainFrame) => {
        if (!isMainFrame) return
        one.route = new URL(url).hash
        keepSoon()
      })
      window.on('move', keepSoon)
      window.on('resize', keepSoon)
      const forget = () => {
        if (open.delete(window) && !needs.isQuitting()) keep()
      }
      window.on('close', () => {
        // Not once it is gone: the app may be asked to end in between.
        if (!needs.isQuitting()) return forget()
        // The app ends, and all windows with it: what is open now is what comes back.
        keep()
        final = true
      })
      // One whose page closed itself or crashed goes without asking to be closed.
      window.on('closed', forget)
    },
    takeLast() {
      const taken = last
      last = []
      return taken
    },
  }
}
