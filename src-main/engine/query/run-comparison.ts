import type { Cell } from '../../../src-preload/contract.ts'
import { compareMoments } from './compare-moments.ts'
import type { Tasks } from './protocol.ts'
import { longestCell, ResultWriter } from './result-writer.ts'
import type { TaskContext } from './task-context.ts'

const columns = ['difference', 'before', 'after']

/** Writes what two moments of a statement differ by to a result's file. */
export function runComparison(
  { comparison, file }: Tasks['comparison']['input'],
  { database, tell }: TaskContext<'comparison'>,
): Tasks['comparison']['output'] {
  const started = performance.now()
  const took = () => performance.now() - started
  const writer = new ResultWriter(file, (blocks) => tell({ columns, blocks, tookMs: took() }))
  let truncated = false
  try {
    const output = compareMoments(database, comparison, {
      begin() {},
      add(difference, before, after) {
        truncated ||= !writer.add([difference, shortened(before), shortened(after)])
      },
    })
    return { ...output, truncated, tookMs: took() }
  } finally {
    writer.end()
  }
}

/** A side is one cell of the result, and would be cut where it then is no JSON any more: its own cells are cut first. */
function shortened(side: string | null): string | null {
  if (side === null || side.length <= longestCell) return side
  const cells = JSON.parse(side) as Cell[]
  let text = side
  for (let most = longestCell; text.length > longestCell && most > 1; most >>= 1)
    text = JSON.stringify(
      cells.map((cell) =>
        typeof cell === 'string' && cell.length > most ? `${cell.slice(0, most)}…` : cell,
      ),
    )
  return text
}
