import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

const root = join(import.meta.dirname, '../..')

test('a package’s fuses leave nothing of Electron open that isn’t needed', () => {
  const { electronFuses, asar } = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8'))
  expect(asar).toBe(true)
  expect(electronFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
    resetAdHocDarwinSignature: true,
  })
})

test('no window loosens what Chromium and Electron are strict about', () => {
  const loose =
    /allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|allowpopups|webSecurity: false|sandbox: false|contextIsolation: false|nodeIntegration\w*: true|no-sandbox|disable-web-security|ignore-certificate-errors|setCertificateVerifyProc|rejectUnauthorized/
  const folders = ['src-main/desktop', 'src-preload', 'src-renderer']
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(tsx?|html)$/.test(file))
      .map((file) => join(folder, file)),
  )
  expect(files.length).toBeGreaterThan(100)
  expect(files.filter((file) => loose.test(readFileSync(join(root, file), 'utf8')))).toEqual([])
})
