import { expect, test } from 'vitest'
import { dataFolderFrom } from '../../src-main/desktop/command-line'
import { defaultDataFolder } from '../../src-main/engine/data-folder'

test('the option goes before the environment, and that before the platform’s folder', () => {
  const env = { SIGHTLINE_DATA_DIR: '/env' }
  expect(dataFolderFrom(['.', '--data-dir', '/option'], env)).toBe('/option')
  expect(dataFolderFrom(['.', '--data-dir=/option', '--no-sandbox'], env)).toBe('/option')
  expect(dataFolderFrom(['.'], env)).toBe('/env')
  expect(dataFolderFrom(['.'], {})).toBe(defaultDataFolder())
  expect(dataFolderFrom(['--data-dir'], env)).toBe('/env')
})
