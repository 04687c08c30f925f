/** What an Electron utility process finds instead of Node’s pipe, as far as it is used: the engine’s code imports no electron. */
interface Heard {
  data: unknown
  ports: Port[]
}

export interface Port {
  postMessage(message: unknown): void
  on(event: 'message', listener: (heard: Heard) => void): void
  on(event: 'close', listener: () => void): void
  start(): void
}

export type ParentPort = Pick<Port, 'postMessage'> & {
  on(event: 'message', listener: (heard: Heard) => void): void
}

/** To the main process; null in any other than a utility process. */
export function parentPort(): ParentPort | null {
  return (process as { parentPort?: ParentPort }).parentPort ?? null
}
