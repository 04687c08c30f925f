import { readFile } from 'node:fs/promises'
import { protocol, type Session } from 'electron'
import { rendererHeaders } from '../renderer-files'
import { appFile, appScheme } from './app-files'

const headers = rendererHeaders()

/** Must be called before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges: { standard: true, secure: true } }])
}

/** Serves the built renderer in `folder` as `app://sightline/`, and nothing else. */
export function serveAppFiles(session: Session, folder: string): void {
  session.protocol.handle(appScheme, async ({ method, url }) => {
    const file = method === 'GET' ? appFile(folder, url) : null
    const body = file && (await readFile(file.path).catch(() => null))
    if (!file || !body) return new Response('Not found', { status: 404, headers })
    return new Response(new Uint8Array(body), { headers: { ...headers, 'content-type': file.type } })
  })
}
