import type { Api } from '../../src-preload/contract'
import { connectBrowser } from './browser-bridge'
import { desktopBridge, overDesktop } from './desktop-bridge'

const desktop = desktopBridge()

/** Which host this page runs in. */
export const host: 'desktop' | 'browser' = desktop ? 'desktop' : 'browser'

const far = desktop ? overDesktop(desktop) : connectBrowser()

/**
 * The engine, the same object in every host. Which calls there are is for the host to say: their names come with their
 * schemas, which no start should wait for.
 */
export const api = new Proxy({} as Api, {
  get: (_, name) =>
    name === 'onEvent' ? far.onEvent : (input: unknown) => far.call(String(name), input ?? {}),
})
