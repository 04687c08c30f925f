import { readlinkSync } from 'node:fs'
import { setPriority } from 'node:os'
import { basename } from 'node:path'

/** Before queries, which have the lowest there is, and behind all that answers somebody. */
const niceness = 5

/**
 * Lets this thread have the processor only when no other wants it: who waits for a click's answer goes before, and so
 * does the network, which has the next answers ready then. Linux alone lets one thread of a process have its own.
 */
export function yieldToOthers() {
  if (process.platform !== 'linux') return
  try {
    const thread = Number(basename(readlinkSync('/proc/thread-self')))
    setPriority(thread, niceness)
  } catch {
    // Without /proc, or where it is forbidden, it is as it was.
  }
}
