import { expect, test } from 'vitest'
import type { Entry } from '../../src-renderer/screens/palette/entry'
import { matchCommands } from '../../src-renderer/screens/palette/match-commands'

const command = (title: string, keywords = ''): Entry => ({
  key: title,
  icon: null,
  title,
  keywords,
  run() {},
})
const commands = [
  command('Go to Settings', 'query api keys'),
  command('Go to Rules'),
  command('Pause Acme production', 'disable'),
  command('Sync Acme production', 'poll'),
]
const match = (text: string) => {
  const { entries, first } = matchCommands(text, commands)
  return { titles: entries.map(({ title }) => title), first }
}

test('every word begins one of the title, in any order; further words come after', () => {
  expect(match('prod acme').titles).toEqual(['Pause Acme production', 'Sync Acme production'])
  expect(match('poll acme').titles).toEqual(['Sync Acme production'])
  expect(match('api').titles).toEqual(['Go to Settings'])
  expect(match('nothing such').titles).toEqual([])
})

test('what a title begins with is most likely meant; a name within one may be a resource’s', () => {
  expect(match('sett').first).toBe(true)
  expect(match('go to r').first).toBe(true)
  expect(match('pause').first).toBe(true)
  expect(match('acme').first).toBe(false)
  expect(match('poll').first).toBe(false)
})
