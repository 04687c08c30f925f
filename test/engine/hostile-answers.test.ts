import { expect, test } from 'vitest'
import { isDeeper } from '../../src-main/engine/connectors/json-depth'
import { expectHarmless, hostileAnswers } from './hostile-answers'

/** `npm run trust -- input` tries all of them. */
const some = [
  'a field of 10,000 lists in each other',
  'a field of 1,200 levels',
  'a gzip bomb that nobody asked for',
]

test('an answer that is too deep, or packed, takes nothing away and ends nothing', async () => {
  const answers = hostileAnswers.filter(({ what }) => some.includes(what))
  expect(await expectHarmless(answers)).toEqual(['drifted', 'drifted', 'failed'])
})

test.each([
  ['[[[]]]', 2, true],
  ['[[[]]]', 3, false],
  ['[[],[],{"a":[]}]', 3, false],
  ['["[[[[", {"a": "\\"[[[[\\\\"}, []]', 2, false],
  ['["\\\\",[[]]]', 2, true],
  ['["[[[[', 2, false],
])('%s is deeper than %i levels: %s', (json, most, expected) => {
  expect(isDeeper(Buffer.from(json), most)).toBe(expected)
})
