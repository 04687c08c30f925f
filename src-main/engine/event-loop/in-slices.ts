import { setImmediate as wait } from 'node:timers/promises'

/** Well under what anybody notices, and long enough that the turns themselves cost nothing. */
const sliceMs = 5

/** Shared by all that are at work: with a slice of its own for each, many would add up to a stall. */
let turnedAt = 0
let turn: Promise<void> | null = null

/** Does the work for each item, letting the event loop turn in between: a long list holds up nothing else. */
export async function inSlices<Item>(
  items: Iterable<Item>,
  work: (item: Item, index: number) => void,
): Promise<void> {
  let index = 0
  for (const item of items) {
    while (performance.now() - turnedAt > sliceMs) {
      turn ??= wait().then(() => {
        turn = null
        turnedAt = performance.now()
      })
      await turn
    }
    work(item, index++)
  }
}
