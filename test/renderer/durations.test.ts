import { expect, test } from 'vitest'
import { formatDuration } from '../../src-renderer/texts/format'

test('a duration is rounded to what is shown of it, and never to sixty seconds', () => {
  const shown = [0.4, 1, 999.4, 999.6, 1440, 9960, 12_400, 59_600, 119_600, 125_000].map(formatDuration)
  expect(shown).toEqual([
    '< 1 ms',
    '1 ms',
    '999 ms',
    '1.0 s',
    '1.4 s',
    '10 s',
    '12 s',
    '1 min 0 s',
    '2 min 0 s',
    '2 min 5 s',
  ])
})
