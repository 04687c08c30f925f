import { startDemoApi } from './demo-api'

/** The demo workspace that the app offers to explore. Its world goes on from `since`, however often it starts. */
export function startDemo(since: Date): Promise<{ url: string; token: string; close(): Promise<void> }> {
  return startDemoApi({ startedAt: since, latencyMs: 40 })
}
