import { MessageChannelMain, type UtilityProcess, utilityProcess } from 'electron'
import { queryEnvironment } from '../engine/link/process-environment'
import { type QueryNews, queryOrderSchema } from '../engine/link/query-orders'
import { heapBounds } from '../engine/query/query-process-start'

/**
 * Starts and kills query processes on the engine’s word, and gives each a port to it. `entry` is the built
 * query-process.js. Gives what takes the engine’s messages: true if one was for it.
 */
export function brokerQueryProcesses(engine: UtilityProcess, entry: string): (message: unknown) => boolean {
  const running = new Map<number, UtilityProcess>()
  const tell = (news: QueryNews, port?: Electron.MessagePortMain) =>
    engine.postMessage(news, port ? [port] : [])

  function start(id: number) {
    const child = utilityProcess.fork(entry, [], {
      serviceName: 'Sightline query',
      env: queryEnvironment(),
      execArgv: heapBounds,
      stdio: 'ignore',
    })
    running.set(id, child)
    child.once('exit', () => {
      running.delete(id)
      tell({ queryProcess: 'ended', id })
    })
    const { port1, port2 } = new MessageChannelMain()
    child.postMessage(null, [port1])
    tell({ queryProcess: 'started', id }, port2)
  }

  engine.once('exit', () => {
    for (const child of running.values()) kill(child)
  })

  return (message) => {
    const { data: order } = queryOrderSchema.safeParse(message)
    if (!order) return false
    const child = running.get(order.id)
    if (order.queryProcess === 'start') start(order.id)
    else if (child) kill(child)
    return true
  }
}

function kill(child: UtilityProcess) {
  // Before it is up there is nothing to kill yet.
  if (!child.kill()) child.once('spawn', () => child.kill())
}
