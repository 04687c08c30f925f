import { createApi } from '../../src-preload/channel'
import type { Api } from '../../src-preload/contract'
import { connectBrowser } from './browser-bridge'
import { desktopBridge, overDesktop } from './desktop-bridge'

const desktop = desktopBridge()

/** Which host this page runs in. */
export const host: 'desktop' | 'browser' = desktop ? 'desktop' : 'browser'

/** The engine, the same object in every host. */
export const api: Api = createApi(desktop ? overDesktop(desktop) : connectBrowser())
