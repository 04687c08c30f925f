import { readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'

export interface Gauges {
  wallMs: number
  /** Of the whole process: user and system, all threads. */
  cpuMs: number
  /** The most that the process ever had in memory until then, in bytes. */
  peakMemory: number
  /** Bytes given to write calls: into files and sockets. Null where the system doesn't tell. */
  writtenBytes: number | null
  /** How long the event loop stood still; null where it wasn't watched. */
  stalls: { p99Ms: number; longestMs: number } | null
}

/** Runs it with the gauges on. To watch the event loop wakes it a thousand times a second: no CPU is measured then. */
export async function measured<Result>(
  run: () => Promise<Result>,
  { watchLoop }: { watchLoop: boolean },
): Promise<{ gauges: Gauges; result: Result }> {
  globalThis.gc?.()
  const loop = monitorEventLoopDelay({ resolution: 1 })
  if (watchLoop) loop.enable()
  const [wall, cpu, written] = [performance.now(), process.cpuUsage(), bytesWritten()]
  const result = await run()
  const { user, system } = process.cpuUsage(cpu)
  const wallMs = performance.now() - wall
  const after = bytesWritten()
  // A stall that lasted to the very end is seen once the loop turns again.
  await new Promise((resolve) => setTimeout(resolve, 20))
  loop.disable()
  const gauges = {
    wallMs,
    cpuMs: (user + system) / 1000,
    peakMemory: process.resourceUsage().maxRSS * 1024,
    writtenBytes: written === null || after === null ? null : after - written,
    stalls: watchLoop ? { p99Ms: loop.percentile(99) / 1e6, longestMs: loop.max / 1e6 } : null,
  }
  return { gauges, result }
}

export function idleMemory(): number {
  globalThis.gc?.()
  return process.memoryUsage.rss()
}

/** By Linux's own account of this process. */
function bytesWritten(): number | null {
  try {
    return Number(/^wchar: (\d+)/m.exec(readFileSync('/proc/self/io', 'utf8'))?.[1])
  } catch {
    return null
  }
}
