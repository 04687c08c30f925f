import { expect, test, vi } from 'vitest'
import { throttled } from '../../src-main/engine/event-loop/throttled'

test('after the clock was set back, reports come as often as before', async () => {
  const reports: string[] = []
  const report = throttled(10, (text: string) => reports.push(text))
  report('first')
  const now = vi.spyOn(Date, 'now').mockReturnValue(Date.now() - 3_600_000)
  report('second')
  await expect.poll(() => reports).toEqual(['first', 'second'])
  now.mockRestore()
})
