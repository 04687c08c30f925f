import { expect, test } from 'vitest'
import { readPack } from '../../src-main/engine/compliance/pack-file'

const lines = [
  'id: my-pack', // 1
  'version: 2', // 2
  'name: House rules', // 3
  'framework: house', // 4
  'description: What we ask of ourselves.', // 5
  'reference: { title: The book, url: "https://house.example" }', // 6
  'sections:', // 7
  '  - id: H1', // 8
  '    title: Doors', // 9
  '    controls:', // 10
  '      - id: H1.1', // 11
  '        title: Front door', // 12
  '        asks: It is locked.', // 13
  '      - id: H1.2', // 14
  '        title: Back door', // 15
  '        asks: It is locked as well.', // 16
  '        manual: Go there and look.', // 17
]
const text = (changes: Record<number, string | null> = {}) =>
  lines.flatMap((line, index) => changes[index + 1] ?? (changes[index + 1] === null ? [] : [line])).join('\n')

test('a pack is a tree of controls, met by rules or looked at by a person', () => {
  expect(readPack(text())).toMatchObject({
    pack: {
      id: 'my-pack',
      version: 2,
      sections: [{ id: 'H1', controls: [{ id: 'H1.1', manual: null }, { manual: 'Go there and look.' }] }],
    },
  })
})

test.each([
  ['not YAML', { 3: 'name: House: rules' }, 3, ''],
  ['a missing field', { 5: null }, 1, 'description'],
  ['a field there isn’t', { 5: 'description: X\nscore: 100' }, 6, 'score'],
  ['a version that is none', { 2: 'version: two' }, 2, 'version'],
  ['a control that is a number', { 11: '      - id: 11' }, 11, 'sections.0.controls.0.id'],
  ['a control twice', { 14: '      - id: H1.1' }, 14, 'sections.0.controls.1.id'],
  ['a control that asks nothing', { 13: null }, 11, 'sections.0.controls.0.asks'],
  ['manual, but not what to look at', { 17: '        manual: true' }, 17, 'sections.0.controls.1.manual'],
  [
    'an address that isn’t https',
    { 6: 'reference: { title: A, url: "http://a.example" }' },
    6,
    'reference.url',
  ],
] as [string, Record<number, string | null>, number, string][])(
  'an error names the line, the field and what to do: %s',
  (_, changes, line, field) => {
    const read = readPack(text(changes))
    expect('problems' in read && read.problems[0]).toEqual({
      line,
      field,
      message: expect.stringMatching(/./),
      hint: expect.stringMatching(/./),
    })
  },
)
