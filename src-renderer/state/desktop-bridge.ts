import type { AnyEvent, ErrorReport } from '../../src-preload/contract'
import { SightlineError } from '../../src-preload/errors'
import type { Peer } from '../../src-preload/peer'

/** What the preload script leaves in the page. */
interface DesktopBridge {
  host: 'desktop'
  call(name: string, input: unknown): Promise<{ output: unknown } | { error: ErrorReport }>
  onEvent(listener: (event: AnyEvent) => void): () => void
}

export function desktopBridge(): DesktopBridge | undefined {
  return (window as { sightline?: DesktopBridge }).sightline
}

/** Errors are made anew on this side: their class does not survive the way out of the preload script. */
export function overDesktop(bridge: DesktopBridge): Pick<Peer, 'call' | 'onEvent'> {
  return {
    onEvent: bridge.onEvent,
    async call(name, input) {
      const answer = await bridge.call(name, input)
      if ('output' in answer) return answer.output
      throw SightlineError.reported(answer.error)
    },
  }
}
