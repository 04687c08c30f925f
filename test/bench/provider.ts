/** The process that plays the provider: the simulator, without faults, without life, without a rate limit. */
import { subscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'
import { type DemoApi, startDemoApi } from '../../src-main/demo/demo-api'
import { answerCalls } from './processes'
import { benchWorld, countOf, rename, requestsNeeded } from './world'

let api: DemoApi
const sockets: Socket[] = []
subscribe('net.server.socket', (message) => void sockets.push((message as { socket: Socket }).socket))

const calls = {
  async start({ resources, latencyMs }: { resources: number; latencyMs: number }) {
    api = await startDemoApi({ latencyMs, lifeEveryMs: 0, rateLimit: 1e9, pageCap: 1000 })
    const world = benchWorld(resources)
    api.mutate((founded) => Object.assign(founded, world))
    return {
      url: api.url,
      token: api.token,
      resources: countOf(world),
      requestsNeeded: requestsNeeded(world),
    }
  },
  async rename(what: Parameters<typeof rename>[1]) {
    api.mutate((world) => rename(world, what))
  },
  /** Bytes of all requests until now. */
  async received() {
    return sockets.reduce((sum, { bytesRead }) => sum + bytesRead, 0)
  },
  /** What was asked for last: path and query of the latest `count` requests. */
  async asked(count: number) {
    return api.requests.slice(-count).map(({ path, query }) => (query ? `${path}?${query}` : path))
  },
}

export type Provider = typeof calls
answerCalls(calls)
