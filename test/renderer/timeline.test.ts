import { expect, test } from 'vitest'
import type { ChangeGroup } from '../../src-preload/contract'
import { aboveNext, itemsOf, nothingAbove } from '../../src-renderer/screens/changes/timeline-items'

const group = (key: string, of: Partial<ChangeGroup>): ChangeGroup => ({
  key,
  ...{
    pollId: Number(key),
    recordedAt: '2026-03-31T12:00:00.000Z',
    integrationId: 'a',
    integrationName: 'Acme',
  },
  ...{
    actor: null,
    actorName: null,
    baseline: false,
    counts: [],
    total: 0,
    upTo: 0,
    unseen: false,
    changes: [],
  },
  ...of,
})
/** The keys of groups, and where the line stands under which all is known. */
const drawn = (...pages: ChangeGroup[][]) => {
  let above = nothingAbove
  return pages.flatMap((groups) => {
    const items = itemsOf(groups, above, new Map())
    above = aboveNext(groups, above)
    return items.flatMap((item) => {
      if (item.kind === 'seen') return 'known below'
      return item.kind === 'group' ? item.group.key : []
    })
  })
}

test('what is known begins below the last new group, also where a first poll lies between new ones', () => {
  const [newest, first, newToo, known] = [
    group('4', { unseen: true }),
    group('3', { baseline: true }),
    group('2', { unseen: true }),
    group('1', {}),
  ]
  const expected = ['4', '3', '2', 'known below', '1']
  expect(drawn([newest, first, newToo, known])).toEqual(expected)
  expect(drawn([newest, first], [newToo], [known])).toEqual(expected)
  expect(drawn([newToo, first], [known])).toEqual(['2', '3', 'known below', '1'])
})

test('nothing is said to be known where all is new, or nothing', () => {
  expect(drawn([group('2', { unseen: true }), group('1', { baseline: true })])).toEqual(['2', '1'])
  expect(drawn([group('2', {}), group('1', {})])).toEqual(['2', '1'])
})
