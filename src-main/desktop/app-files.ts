import { rendererFile } from '../renderer-files'

/** Where the renderer lives: a scheme of our own, so that a page never has the rights of a `file://` one. */
export const appScheme = 'app'
const appHost = 'sightline'
export const appOrigin = `${appScheme}://${appHost}`

/** Whether an URL is the app's one page, whatever its route (`#/…`). */
export function isAppPage(url: string): boolean {
  return isOurs(url) && new URL(url).pathname === '/'
}

function isOurs(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host } = new URL(url)
  return protocol === `${appScheme}:` && host === appHost
}

/** The file an `app://` URL names, as {@link rendererFile} finds it; null as well for another host or scheme. */
export function appFile(folder: string, url: string): { path: string; type: string } | null {
  return isOurs(url) ? rendererFile(folder, new URL(url).pathname) : null
}
