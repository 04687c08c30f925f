/**
 * Query processes for an engine that is a process of Electron’s: there `fork` would need the app’s own binary to run as
 * Node, which its fuses forbid. The host starts and kills them on the engine’s word; the two then speak by a port of
 * their own, so that no result passes through the host.
 */
import type { ParentPort, Port } from '../link/electron-ports'
import { isQueryNews, type QueryOrder } from '../link/query-orders'
import type { Request, TaskMessage } from './protocol'
import type { QueryProcess, StartQueryProcess } from './query-process-start'

/** Starts query processes by the host at the other end of `host`. */
export function hostedQueryProcess(host: ParentPort): StartQueryProcess {
  const running = new Map<number, { link(port: Port): void; end(): void }>()
  let lastId = 0
  const order = (queryProcess: QueryOrder['queryProcess'], id: number) =>
    host.postMessage({ queryProcess, id } satisfies QueryOrder)

  host.on('message', ({ data: news, ports: [port] }) => {
    if (!isQueryNews(news)) return
    const one = running.get(news.id)
    if (news.queryProcess === 'ended') {
      running.delete(news.id)
      one?.end()
    } else if (port) one?.link(port)
  })

  return () => {
    const id = ++lastId
    const early: Request[] = []
    let port: Port | null = null
    let ended = false
    let listener: Parameters<QueryProcess['listen']>[0] | null = null
    running.set(id, {
      link(given) {
        port = given
        port.on('message', ({ data }) => listener?.onMessage(data as TaskMessage))
        port.start()
        for (const request of early) port.postMessage(request)
      },
      end() {
        ended = true
        listener?.onExit()
      },
    })
    order('start', id)
    return {
      send(request) {
        if (port) port.postMessage(request)
        else early.push(request)
      },
      listen(to) {
        listener = to
        if (ended) queueMicrotask(() => listener === to && to.onExit())
        return () => {
          listener = null
        }
      },
      kill: () => order('kill', id),
    }
  }
}
