import { expect, test } from 'vitest'
import { autostartEntry, isStarting } from '../../src-main/desktop/autostart-entry'

test('a command with anything in it is written so that a desktop reads it back', () => {
  const entry = autostartEntry(['/opt/My $App/sight"line', '--data-dir', '/home/ada/50% `x`\\y'])
  const exec = /^Exec=(.*)$/m.exec(entry)?.[1] ?? ''
  // The file's values first, then Exec's own quoting, as the specification has it.
  const value = exec.replaceAll('\\\\', '\\')
  const read = [...value.matchAll(/"((?:\\.|[^"\\])*)"/g)].map(([, text]) =>
    text?.replace(/\\(["`$\\])/g, '$1').replaceAll('%%', '%'),
  )
  expect(read).toEqual(['/opt/My $App/sight"line', '--data-dir', '/home/ada/50% `x`\\y'])
})

test('one that a desktop turned off starts nothing', () => {
  const entry = autostartEntry(['/opt/sightline'])
  expect(isStarting(entry)).toBe(true)
  expect(isStarting(`${entry}Hidden=true\n`)).toBe(false)
  expect(isStarting(entry.replace('enabled=true', 'enabled=false'))).toBe(false)
})
