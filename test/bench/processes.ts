import { fork } from 'node:child_process'
import { dirname, join } from 'node:path'
import { childPipe, parentPipe } from '../../src-main/engine/link/pipes'
import { engineEnvironment } from '../../src-main/engine/link/process-environment'
import { createPeer } from '../../src-preload/peer'

type Calls = Record<string, (input: never) => Promise<unknown>>

/** Another of the benchmark's processes: what it costs is its own and nobody else's. */
export interface Process<Its extends Calls> {
  call<Name extends keyof Its & string>(
    name: Name,
    ...input: Parameters<Its[Name]>
  ): Promise<Awaited<ReturnType<Its[Name]>>>
  stop(): void
}

export function startProcess<Its extends Calls>(name: string): Process<Its> {
  const child = fork(join(dirname(process.argv[1] as string), `${name}.js`), [], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: ['--expose-gc'],
    env: engineEnvironment(),
  })
  const peer = createPeer(childPipe(child))
  const call = (called: string, input?: unknown) => peer.call(called, input)
  return { call: call as Process<Its>['call'], stop: () => child.kill('SIGKILL') }
}

/** Lets the process that started this one make these calls; ends with it. */
export function answerCalls(calls: Calls) {
  const channel = parentPipe()
  createPeer(channel, async (name, input) => {
    const call = calls[name]
    if (!call) throw new Error(`There is no call ${name}.`)
    return call(input as never)
  })
  channel.onClose(() => process.exit())
}
