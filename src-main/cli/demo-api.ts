import { SightlineError } from '../../src-preload/contract'
import { output } from './output'
import type { Globals } from './program'
import { stopSignal } from './serve'

/** `sightline demo-api`: the simulator as a server of its own, until Ctrl+C. */
export async function demoApi(
  { json }: Globals,
  options: { port: number; scale: number; latency: number; fault?: string[] },
): Promise<void> {
  const { startDemoApi, parseFault, MEMBER_TOKEN } = await import('../demo/demo-api')
  const faults = (options.fault ?? []).map((text) => {
    try {
      return parseFault(text)
    } catch (error) {
      throw new SightlineError('usage', (error as Error).message, 'See `sightline demo-api --help`.')
    }
  })
  const { port, scale, latency: latencyMs } = options
  const api = await startDemoApi({ port, scale, latencyMs, faults }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error
    throw new SightlineError('port-in-use', `Port ${port} is in use.`, 'Give another one, or none.')
  })
  // These tokens open nothing but this simulator: printing them gives nothing away.
  if (json) await output.printJson({ url: api.url, token: api.token, memberToken: MEMBER_TOKEN })
  else
    await output.print(
      [`API      ${api.url}`, `Token    ${api.token}`, `Member   ${MEMBER_TOKEN} (lacks permissions)`].join(
        '\n',
      ),
    )
  output.say('Ctrl+C stops.')
  await stopSignal()
  await api.close()
}
