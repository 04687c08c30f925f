/**
 * Calls `stop` on Ctrl+C or a request to end, until what is returned is called. npm hands on a signal that the terminal may
 * have sent already: a second one must not end the process while it is clearing away.
 */
export function onInterrupt(stop: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, stop)
  return () => {
    for (const signal of signals) process.off(signal, stop)
  }
}
