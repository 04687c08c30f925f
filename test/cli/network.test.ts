import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../engine/harness'
import { commandLine } from './run'

const certificates = join(import.meta.dirname, '../engine/network/certificates')

test('the proxy and certificates are set and shown, and a report is made without them', async () => {
  const dataDir = temporaryFolder()
  const { run } = commandLine(dataDir)
  const set = await run(
    [
      'network',
      '--proxy',
      'proxy.canary.example:8080',
      '--user',
      'ada',
      '--password-stdin',
      '--trust',
      join(certificates, 'ca.pem'),
    ],
    { stdin: 'canary-of-a-password\n' },
  )
  expect(set.code).toBe(0)
  expect(set.stdout).toMatch(
    /^Proxy: http:\/\/proxy\.canary\.example:8080 as ada, with a password\nTrusted: Acme Proxy Authority, until /,
  )
  const bad = await run(['network', '--trust', join(certificates, 'server.key'), '--json'])
  expect(bad.code).toBe(1)
  expect(bad.json).toMatchObject({ error: { code: 'bad-certificate' } })

  for (const word of ['off', 'nome', 'http://', 'foo/bar:80/x']) {
    const refused = await run(['network', '--proxy', word, '--json'])
    expect(refused.json.error).toMatchObject({
      code: 'bad-proxy',
      hint: '--proxy takes system, none, or an address such as http://proxy.acme.com:8080.',
    })
  }
  const useless: [string[], string][] = [
    [['--user', 'ada'], 'A user and a password go with a proxy’s address.'],
    [['--proxy', 'none', '--user', 'ada'], 'A user and a password go with a proxy’s address.'],
    [['--proxy', 'system', '--password-stdin'], 'A user and a password go with a proxy’s address.'],
    [['--proxy', 'proxy.acme.com:8080', '--password-stdin'], 'A password goes with a user.'],
    [
      ['--proxy', 'proxy.acme.com:8080', '--user', 'ada', '--password-stdin'],
      'There is no password on standard input.',
    ],
  ]
  for (const [args, message] of useless)
    expect((await run(['network', ...args, '--json'])).json).toMatchObject({
      error: { code: 'usage', message },
    })
  expect((await run(['network'])).stdout).toContain('http://proxy.canary.example:8080')

  const path = join(dataDir, 'report.json')
  expect((await run(['diagnostics', '--output', path])).code).toBe(0)
  expect(statSync(path).mode & 0o077).toBe(0)
  const report = readFileSync(path, 'utf8')
  expect(JSON.parse(report)).toMatchObject({
    host: { kind: 'cli' },
    settings: { proxy: 'manual', proxyHasPassword: true, addedCertificates: 1 },
  })
  expect(report).not.toMatch(/canary/)
})
