import { SightlineError } from '../../src-preload/contract'

/** A running demo workspace, as the engine needs to know it. */
export interface DemoWorkspace {
  url: string
  token: string
  close(): Promise<void>
}

/** The demo workspace of an engine: at most one, running only while something is connected to it. */
export class Demo {
  #workspace: Promise<DemoWorkspace> | null = null

  /** `start` gets the moment the workspace's life began. Without it there is no demo. */
  constructor(private readonly start?: (since: Date) => Promise<DemoWorkspace>) {}

  async running(since: Date): Promise<DemoWorkspace> {
    if (!this.start) throw new SightlineError('no-demo', 'There is no demo workspace here.')
    this.#workspace ??= this.start(since).catch((error) => {
      // The next one who asks for it tries again.
      this.#workspace = null
      throw error
    })
    return this.#workspace
  }

  async stop() {
    const workspace = await this.#workspace?.catch(() => null)
    this.#workspace = null
    await workspace?.close()
  }
}
