import { expect, test } from 'vitest'
import { watchWork } from '../../src-main/desktop/work-watch'
import type { AnyEvent } from '../../src-preload/contract'

function watched() {
  let tell = (_: AnyEvent) => {}
  const work = watchWork({
    onEvent(listener) {
      tell = listener
      return () => {}
    },
  })
  const poll = (integrationId: string, status: string) =>
    tell({ event: 'poll', payload: { integrationId, status } } as AnyEvent)
  const writing = (exportId: string, status: string) =>
    tell({ event: 'export', payload: { exportId, status, fileName: `${exportId}.csv` } } as AnyEvent)
  return { work, poll, writing, restarted: () => tell({ event: 'restarted', payload: { reason: '' } }) }
}

test('it knows the files that are being written', () => {
  const { work, writing, restarted } = watched()
  writing('a', 'running')
  writing('b', 'running')
  writing('a', 'running')
  expect(work.exports()).toEqual(['a.csv', 'b.csv'])
  writing('a', 'done')
  expect(work.exports()).toEqual(['b.csv'])
  restarted()
  expect(work.exports()).toEqual([])
})

test('it waits for the last poll to end, or for the engine to be gone', async () => {
  const { work, poll, restarted } = watched()
  await work.pollsOver()
  poll('one', 'running')
  poll('two', 'running')
  let over = false
  const waiting = work.pollsOver().then(() => {
    over = true
  })
  poll('one', 'ok')
  await Promise.resolve()
  expect(over).toBe(false)
  poll('two', 'failed')
  await waiting
  poll('one', 'running')
  const gone = work.pollsOver()
  restarted()
  await gone
})
