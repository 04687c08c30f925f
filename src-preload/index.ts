/** All that a page of the desktop app can reach outside itself: the contract's calls and events, and nothing more. */
import { contextBridge, ipcRenderer } from 'electron'
import { type AnyEvent, callNames, type ErrorReport, hostCalls } from './contract'

const known: ReadonlySet<string> = new Set(callNames.filter((name) => !hostCalls.has(name)))

const bridge = {
  host: 'desktop' as const,

  /** Never rejects: an error loses its code and hint where it crosses into the page, so it is an answer. */
  async call(name: string, input: unknown): Promise<{ output: unknown } | { error: ErrorReport }> {
    if (!known.has(name))
      return { error: { code: 'unknown-call', message: `There is no call “${name}”.`, hint: '' } }
    return ipcRenderer.invoke('call', name, input)
  },

  /** The returned function stops listening. */
  onEvent(listener: (event: AnyEvent) => void): () => void {
    const deliver = (_: unknown, event: AnyEvent) => listener(event)
    ipcRenderer.on('event', deliver)
    return () => {
      ipcRenderer.off('event', deliver)
    }
  },
}

/** What the page finds as `window.sightline`. */
export type DesktopBridge = typeof bridge

contextBridge.exposeInMainWorld('sightline', bridge)
