import { describe, expect, test } from 'vitest'
import { fragmentToRun, parameterNames, statementsIn } from '../../src-renderer/screens/query/sql/statements'

const at = (from: number, to = from) => ({ from, to })

describe('what is run', () => {
  const two = 'SELECT 1;\n-- a; comment\nSELECT \';\' AS "b;c"; '

  test('statements end where semicolons mean something', () => {
    expect(statementsIn(two).map(({ sql }) => sql.trim())).toEqual([
      'SELECT 1',
      '-- a; comment\nSELECT \';\' AS "b;c"',
    ])
  })
  test('one statement is run whole, with what stands around it', () => {
    expect(fragmentToRun('  SELECT 1;  ', at(4))).toEqual({ sql: '  SELECT 1;  ', offset: 0 })
  })
  test('of several, the one with the cursor, and the last from behind it', () => {
    expect(fragmentToRun(two, at(3)).sql).toBe('SELECT 1')
    expect(fragmentToRun(two, at(9)).sql).toBe('SELECT 1')
    expect(fragmentToRun(two, at(two.length)).sql).toContain('b;c')
  })
  test('the selection goes first, and tells where it began', () => {
    expect(fragmentToRun(two, at(7, 8))).toEqual({ sql: '1', offset: 7 })
  })
  test('blank statements are none', () => {
    expect(statementsIn(';; -- nothing\n;')).toEqual([])
  })
})

describe('parameters', () => {
  test('are found once each, in their order', () => {
    expect(parameterNames('SELECT $b, :a WHERE x = $b')).toEqual(['b', 'a'])
    expect(parameterNames('SELECT $größe, :été')).toEqual(['größe', 'été'])
  })
  test('are not looked for in strings, names and comments', () => {
    expect(parameterNames(`SELECT x ->> '$.name', "$c" -- $d\n/* :e */ FROM t`)).toEqual([])
  })
})
