import { setImmediate as turn } from 'node:timers/promises'

/** Well under what anybody notices, and long enough that the turns themselves cost nothing. */
const sliceMs = 10

/** Does the work for each item, letting the event loop turn in between: a long list holds up nothing else. */
export async function inSlices<Item>(items: Iterable<Item>, work: (item: Item) => void): Promise<void> {
  let until = performance.now() + sliceMs
  for (const item of items) {
    work(item)
    if (performance.now() < until) continue
    await turn()
    until = performance.now() + sliceMs
  }
}
