import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { World } from '../../src-main/demo/demo-api'
import { temporaryFolder, workspace } from '../engine/harness'
import { commandLine } from './run'

async function connected(options: Parameters<typeof workspace>[0] = {}) {
  const demo = await workspace(options)
  const dataDir = temporaryFolder()
  const { run, background } = commandLine(dataDir)
  const add = (name = 'Acme') =>
    run(['add', 'segment', '--name', name, '--api-url', demo.url, '--token-stdin', '--json'], {
      stdin: `${demo.token}\n`,
    })
  return { demo, dataDir, run, background, add }
}

const nameFirstSource = (name: string) => (world: World) => {
  world.sources[0]!.name = name
}

test('the whole road: add, sync, look, ask, check, pause, resume, delete', async () => {
  const { demo, dataDir, run, add } = await connected()

  const added = await add()
  expect(added.code).toBe(0)
  expect(added.json).toMatchObject({ name: 'Acme', connector: 'segment', enabled: true, ready: true })

  const polled = await run(['sync', '--json'])
  expect(polled.code).toBe(0)
  expect(polled.json).toMatchObject({ integration: 'Acme', status: 'ok', requests: expect.any(Number) })
  expect(polled.json.types).toContainEqual({
    type: 'segment_user',
    status: 'ok',
    listed: 24,
    added: 24,
    modified: 0,
    removed: 0,
    reason: null,
  })

  const [integration] = (await run(['integrations', '--json'])).json
  expect(Object.keys(integration)).toEqual([
    'id',
    'name',
    'connector',
    'enabled',
    'ready',
    'reason',
    'lastPollAt',
    'nextPollAt',
    'resources',
  ])

  const sources = (await run(['resources', 'segment_source', '--json'])).json
  expect(sources[0]).toMatchObject({ id: expect.any(String), _integrationName: 'Acme' })
  // Nothing but what the view has: screens alone get names beside it.
  expect(Object.keys(sources[0]).filter((column) => /^_(id|name)/.test(column))).toEqual([])
  const counts = (await run(['resources', '--json'])).json
  expect(counts).toContainEqual(expect.objectContaining({ type: 'segment_source', count: sources.length }))

  const asked = [
    'query',
    'SELECT name, id FROM segment_source WHERE id = :id',
    '--param',
    `id=${sources[0].id}`,
  ]
  expect((await run([...asked, '--json'])).json).toEqual([{ name: sources[0].name, id: sources[0].id }])
  expect((await run([...asked, '--format', 'csv'])).stdout).toBe(
    `name,id\n${sources[0].name},${sources[0].id}\n`,
  )
  expect((await run(asked)).stdout).toContain(sources[0].name)

  const checked = await run(['check', '--json'])
  expect(checked.code).toBe(2)
  const unlabelled = checked.json.rules.find(({ name }: { name: string }) => name === 'Source without labels')
  expect(unlabelled.findings[0]).toMatchObject({
    resourceType: 'segment_source',
    resourceId: expect.any(String),
    firstSeenAt: expect.any(String),
    evidence: expect.any(Object),
  })

  const before = new Date().toISOString()
  demo.mutate(nameFirstSource('Renamed'))
  expect((await run(['sync', 'acme'])).stdout).toMatch(/segment_source\s+ok\s+\d+\s+0\s+1\s+0/)
  const changes = (await run(['changes', '--since', before, '--type', 'segment_source', '--json'])).json
  expect(changes).toEqual([
    expect.objectContaining({ type: 'modified', resourceType: 'segment_source', fields: '["name"]' }),
  ])
  expect(JSON.parse(changes[0].after).name).toBe('Renamed')

  const kept = ['query', 'SELECT keepHistoryDays AS days FROM sightline_integration', '--json']
  for (const [given, days] of [
    ['90d', 90],
    ['all', null],
  ] as const) {
    await run(['update', 'Acme', '--keep-history', given])
    expect((await run(kept)).json).toEqual([{ days }])
  }
  expect((await run(['update', 'Acme', '--keep-history', 'soon', '--json'])).json.error.code).toBe('usage')

  expect((await run(['pause', 'Acme', '--json'])).json).toMatchObject({ enabled: false })
  const refused = await run(['sync', 'Acme', '--json'])
  expect([refused.code, refused.json.status]).toEqual([1, 'refused'])
  expect((await run(['resume', 'Acme', '--json'])).json).toMatchObject({ enabled: true })

  const unsure = await run(['delete', 'Acme', '--json'])
  expect([unsure.code, unsure.json.error.code]).toEqual([1, 'not-confirmed'])
  const deleted = await run(['delete', 'Acme', '--yes'])
  expect(deleted.stderr).toContain('Revoke the token')
  expect((await run(['integrations', '--json'])).json).toEqual([])
  expect((await run(['query', 'SELECT count(*) AS n FROM segment_user', '--json'])).json).toEqual([{ n: 0 }])

  for (const file of files(dataDir)) expect(readFileSync(file).includes(demo.token)).toBe(false)
}, 60_000)

test('a token is taken from the environment, too, and never from an argument', async () => {
  const { demo, run } = await connected()
  const args = ['add', 'segment', '--name', 'Acme', '--api-url', demo.url]
  const refused = await run([...args, '--token', demo.token])
  expect(refused.code).toBe(1)
  expect(refused.stdout + refused.stderr).not.toContain(demo.token)
  expect((await run([...args, '--json'])).json.error.code).toBe('no-token')
  expect((await run(args, { env: { SIGHTLINE_TOKEN: demo.token } })).stdout).toContain('Acme Analytics')
})

describe('an error says what to do, in both forms', () => {
  test.each([
    ['an unknown command', ['nonsense'], 'usage'],
    ['an unknown integration', ['sync', 'Nobody'], 'no-such-integration'],
    ['nothing to sync', ['sync'], 'no-integrations'],
    ['nothing to check', ['check'], 'no-integrations'],
    ['an unknown type', ['resources', 'segment_nothing'], 'unknown-type'],
    ['SQL that writes', ['query', 'DROP TABLE resource'], 'read-only'],
    ['a bad time', ['changes', '--since', 'yesterday'], 'usage'],
    ['a connector there isn’t', ['add', 'nothing', '--name', 'A', '--token-stdin'], 'unknown-connector'],
  ])('%s', async (_, args, code) => {
    const { run } = commandLine(temporaryFolder())
    const ran = await run([...args, '--json'], { stdin: 'sgp_x' })
    expect(ran.json).toEqual({
      error: { code, message: expect.any(String), hint: expect.stringMatching(/./) },
    })
    expect(ran.stderr).not.toBe('')
    expect(ran.code).toBe(1)
  })

  test('a wrong token', async () => {
    const { demo, run } = await connected()
    const ran = await run(['add', 'segment', '--name', 'A', '--api-url', demo.url, '--token-stdin'], {
      stdin: 'sgp_wrong',
    })
    expect(ran.code).toBe(1)
    expect(ran.stderr).toMatch(/token/i)
    expect(ran.stdout).toBe('')
  })
})

test('exit codes tell ok, partial and failed polls apart; a check that can’t tell says so', async () => {
  const { demo, run, add } = await connected()
  await add()
  expect((await run(['check'])).code).toBe(1)

  demo.setFaults([{ kind: 'drift', path: '/warehouses' }])
  const partial = await run(['sync', '--json'])
  expect([partial.code, partial.json.status]).toEqual([3, 'partial'])
  const checked = await run(['check', '--severity', 'medium', '--json'])
  const warehouse = checked.json.rules.find(({ name }: { name: string }) => name === 'Warehouse disabled')
  expect(warehouse).toMatchObject({ status: 'not_evaluated', reason: expect.any(String), findings: [] })
  expect(checked.json.rules.map(({ severity }: { severity: string }) => severity)).not.toContain('low')

  demo.setFaults([{ kind: 'status', value: 401 }])
  expect((await run(['sync'])).code).toBe(1)
})

test('a clean check exits with 0', async () => {
  const { demo, run, add } = await connected()
  demo.mutate((world) => {
    for (const user of world.users) user.email = user.email.replace(/@.*/, '@acme.example')
  })
  await add()
  await run(['sync'])
  const clean = await run(['check', '--severity', 'critical'])
  expect([clean.code, clean.stderr.trim()]).toEqual([0, '0 findings of 1 rule.'])
})

test('findings as JUnit and as SARIF', async () => {
  const { run, add } = await connected()
  await add()
  await run(['sync'])
  const junit = await run(['check', '--format', 'junit'])
  expect(junit.code).toBe(2)
  expect(junit.stdout).toMatch(
    /^<\?xml .*\n<testsuites name="sightline" tests="\d+" failures="\d+" errors="\d+">/,
  )
  const all = (await run(['check', '--format', 'sarif'])).json
  // Off by default: that it was not looked at is no success.
  expect(all.runs[0].invocations[0]).toMatchObject({
    executionSuccessful: false,
    toolExecutionNotifications: expect.arrayContaining([
      expect.objectContaining({ associatedRule: { id: 'segment-warehouse-disconnected' } }),
    ]),
  })
  const sarif = (await run(['check', '--severity', 'critical', '--format', 'sarif'])).json
  const [{ tool, results, invocations }] = sarif.runs
  expect(sarif.version).toBe('2.1.0')
  expect(invocations[0].executionSuccessful).toBe(true)
  const ids = tool.driver.rules.map(({ id }: { id: string }) => id)
  expect(results.length).toBeGreaterThan(0)
  for (const { ruleId } of results) expect(ids).toContain(ruleId)
})

test('findings in one integration don’t hide that a rule could not be evaluated in another', async () => {
  const { run, add } = await connected()
  await add()
  await run(['sync'])
  await add('Second')
  const check = (format: string) => run(['check', '--severity', 'critical', '--format', format])

  const [{ results, invocations }] = (await check('sarif')).json.runs
  expect(results.length).toBeGreaterThan(0)
  expect(invocations).toEqual([
    {
      executionSuccessful: false,
      toolExecutionNotifications: [
        expect.objectContaining({
          associatedRule: { id: 'segment-owner-outside-company' },
          message: { text: expect.stringMatching(/Second: It has not been polled yet\.$/) },
        }),
      ],
    },
  ])
  const { stdout } = await check('junit')
  expect(stdout).toContain(' tests="1" failures="1" errors="1">')
  expect(stdout).toMatch(
    /<failure .*<error message="Second: It has not been polled yet\."\/>\n {4}<\/testcase>/s,
  )
  const asTable = await check('table')
  expect(asTable.stdout).toMatch(/ not_evaluated .* Second .*It has not been polled yet\./)
  expect(asTable.stderr).toContain('; 1 could not be evaluated.')
})

test('a check writes a file named by its format, and fails only by the severity that it is to', async () => {
  const { run, add, dataDir } = await connected()
  await add()
  await run(['sync'])
  const [sarif, junit] = [join(dataDir, 'check.sarif'), join(dataDir, 'check.xml')]
  const written = await run(['check', '--severity', 'low', '--output', sarif])
  expect([written.code, written.stdout]).toEqual([2, ''])
  expect(JSON.parse(readFileSync(sarif, 'utf8'))).toMatchObject({ version: '2.1.0' })
  await run(['rules', 'disable', 'segment-warehouse-disabled'])
  await run(['check', '--output', junit])
  expect(readFileSync(junit, 'utf8')).toContain('<skipped message="Disabled"/>')

  const ruleId = 'segment-owner-outside-company'
  await run(['rules', 'disable', ruleId])
  const mild = await run(['check', '--severity', 'critical', '--fail-on', 'critical'])
  expect(mild.code).not.toBe(2)
  await run(['rules', 'enable', ruleId])
  expect((await run(['check', '--fail-on', 'critical'])).code).toBe(2)
}, 60_000)

test('rules by the command line: validated by line, added, previewed, backtested, set, exported, deleted', async () => {
  const { run, add, dataDir } = await connected()
  await add()
  await run(['sync'])
  const file = join(dataDir, 'mine.yaml')
  const rule = [
    'id: mine',
    'name: Mine',
    'severity: medium',
    'resourceType: segment_source',
    'rationale: Because.',
    'parameters: { names: { title: Names, kind: list, default: [] }, strict: { title: Strict, kind: boolean, default: false }, least: { title: Least, kind: number, default: 0 } }',
    'sql: SELECT id AS resourceId FROM segment_source WHERE _integrationId = :integration AND name NOT IN (SELECT value FROM json_each(:names)) AND :strict = 0 AND length(name) >= :least',
  ]
  writeFileSync(file, rule.join('\n').replace('medium', 'middling'))
  const invalid = await run(['rules', 'validate', file])
  expect([invalid.code, invalid.stdout]).toEqual([1, expect.stringContaining(`${file}:3: severity:`)])
  expect((await run(['rules', 'add', file, '--json'])).json.error.code).toBe('bad-rule')

  writeFileSync(file, rule.join('\n'))
  expect((await run(['rules', 'validate', file])).code).toBe(0)
  const previewed = await run(['rules', 'preview', file, '--json'])
  expect([previewed.code, previewed.json[0].status]).toEqual([2, 'warning'])
  const { total } = previewed.json[0]
  expect((await run(['rules', 'backtest', file, '--json'])).json).toMatchObject({ moments: 1 })
  expect((await run(['rules', 'add', '-'], { stdin: rule.join('\n') })).stdout).toBe(
    `mine v1: warning, ${total} open\n`,
  )
  const [{ name }] = (await run(['query', 'SELECT name FROM segment_source', '--json'])).json
  const set = await run(['rules', 'set', 'mine', `names=${name},Another`, '--integration', 'Acme', '--json'])
  expect(set.json).toMatchObject({ startedAnew: { findings: total }, rule: { findings: total - 1 } })
  const unclear = await run(['rules', 'set', 'mine', 'strict=yes', '--json'])
  expect([unclear.code, unclear.json.error.hint]).toEqual([1, 'Write strict=true or strict=false.'])
  for (const value of ['', 'many']) {
    const { code, json } = await run(['rules', 'set', 'mine', `least=${value}`, '--json'])
    expect([code, json.error.message]).toEqual([1, `“${value}” is no number.`])
  }
  // What could not be listed is not known to be right.
  expect((await run(['rules', 'preview', 'segment-warehouse-disconnected'])).code).toBe(1)
  expect((await run(['rules'])).stdout).toContain('mine v1 (own)')
  expect((await run(['rules', 'show', 'mine'])).stdout).toContain('rationale: Because.')
  expect((await run(['rules', 'export'])).stdout).toContain('id: mine')
  expect((await run(['rules', 'delete', 'mine'])).code).toBe(0)
  expect((await run(['rules', 'show', 'mine', '--json'])).json.error.code).toBe('no-such-rule')
}, 60_000)

test('Ctrl+C cancels a poll, and what was listed before stays', async () => {
  const { demo, run, add } = await connected()
  await add()
  demo.setFaults([{ kind: 'slow', path: '/warehouses', value: 60_000 }])
  const cancelled = await run(['sync', '--json'], {
    meanwhile: (child) => {
      const waiting = setInterval(() => {
        if (!demo.requests.some(({ path }) => path === '/destinations')) return
        clearInterval(waiting)
        setTimeout(() => child.kill('SIGINT'), 1_500)
      }, 20)
    },
  })
  expect([cancelled.code, cancelled.json.status]).toEqual([1, 'cancelled'])
  const [{ n }] = (await run(['query', 'SELECT count(*) AS n FROM segment_user', '--json'])).json
  expect(n).toBe(24)
}, 30_000)

test('beside a running host, a command joins its engine; after the host is killed, it runs its own', async () => {
  const { demo, run, background, add } = await connected()
  const { child } = await background(['serve'])
  expect((await add()).code).toBe(0)
  // The host's engine polls by itself.
  await expect
    .poll(async () => (await run(['integrations', '--json'])).json[0].resources, { timeout: 15_000 })
    .toBeGreaterThan(50)
  expect((await run(['sync', '--json'])).json.status).toBe('ok')

  child.kill('SIGKILL')
  demo.mutate(nameFirstSource('Renamed'))
  const polled = await run(['sync', '--json'])
  const modified = polled.json.types.filter(({ modified }: { modified: number }) => modified > 0)
  expect(modified).toEqual([expect.objectContaining({ type: 'segment_source', modified: 1 })])
}, 60_000)

test('a reader that has seen enough is no error', async () => {
  const { run, add } = await connected()
  await add()
  await run(['sync'])
  const sql = 'WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n LIMIT 200000) SELECT i FROM n'
  const ran = await run(['query', sql, '--json'], { meanwhile: (child) => child.stdout?.destroy() })
  expect([ran.code, ran.stderr]).toEqual([0, ''])
  // Under `pipefail`, that must not make a clean check of one with findings.
  for (const format of ['table', 'json', 'sarif']) {
    const checked = await run(['check', '--format', format], {
      meanwhile: (child) => child.stdout?.destroy(),
    })
    expect(checked.code).toBe(2)
  }
})

test('a long answer goes through a slow pipe without a word on stderr', async () => {
  const { run } = commandLine(temporaryFolder())
  const sql =
    'WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n LIMIT 1000000) SELECT i FROM n'
  const ran = await run(['query', sql, '--format', 'csv'], {
    meanwhile: ({ stdout }) => {
      stdout?.pause()
      setTimeout(() => stdout?.resume(), 1500)
    },
  })
  expect([ran.code, ran.stderr, ran.stdout.trimEnd().split('\n').length]).toEqual([0, '', 1_000_001])
})

test('names that others chose can’t steer the terminal', async () => {
  const { demo, run } = await connected()
  const name = '\u001b[2J\u001b]0;owned\u0007\u009b31m\u202egnp.exe'
  demo.mutate(nameFirstSource(name))
  demo.mutate(({ workspace }) => Object.assign(workspace, { name }))
  const added = await run(['add', 'segment', '--name', 'Acme', '--api-url', demo.url, '--token-stdin'], {
    stdin: demo.token,
  })
  expect(added.stdout).toContain('owned')
  await run(['sync'])
  const shown = await run(['resources', 'segment_source'])
  const json = await run(['resources', 'segment_source', '--json'])
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  for (const { stdout } of [added, shown, json]) expect(stdout).not.toMatch(/[\u001b\u0007\u009b\u202e]/)
  expect(json.json.map((row: { name: string }) => row.name)).toContain(name)
})

test('demo-api serves a workspace that can be connected', async () => {
  const { run, background } = commandLine(temporaryFolder())
  const { line } = await background(['demo-api', '--latency', '1', '--fault', 'status:/roles:500*1'])
  const url = line.split(/\s+/)[1] as string
  const added = await run(['add', 'segment', '--name', 'D', '--api-url', url, '--json'], {
    env: { SIGHTLINE_TOKEN: `sgp_${'SightlineDemo0Owner'.repeat(4).slice(0, 64)}` },
  })
  expect(added.json.name).toBe('D')
  expect((await run(['demo-api', '--fault', 'nonsense', '--json'])).json.error.code).toBe('usage')
})

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile())
}

test('a past moment is asked in SQL, and compared with now', async () => {
  const { demo, dataDir, run, add } = await connected()
  const start = new Date().toISOString()
  await add()
  await run(['sync'])
  const then = new Date().toISOString()
  const old = demo.world().sources[0]!
  const { id, name } = old
  demo.mutate(nameFirstSource('Renamed'))
  await run(['sync'])

  const asked = ['query', 'SELECT name FROM segment_source WHERE id = :id', '--param', `id=${id}`, '--json']
  expect((await run(asked)).json).toEqual([{ name: 'Renamed' }])
  expect((await run([...asked, '--as-of', then])).json).toEqual([{ name }])
  const unknown = await run([...asked, '--as-of', start])
  expect([unknown.code, unknown.json]).toEqual([0, []])
  expect(unknown.stderr).toMatch(
    /^History begins at 20\S+Z, with the first poll: of 20\S+Z nothing is known\.\n$/,
  )
  expect((await run([...asked, '--as-of', then])).stderr).toBe('')
  const counted = ['query', 'SELECT count(*) AS n FROM segment_source', '--as-of', start]
  for (const format of [['--format', 'csv'], ['--output', join(dataDir, 'n.csv')], []])
    expect((await run([...counted, ...format])).stderr).toContain('History begins')
  await add('Later')
  expect((await run([...asked, '--as-of', then])).stderr).toBe(
    'Later was not polled yet: it has no history.\n',
  )
  expect((await run(['delete', 'Later', '--yes'])).code).toBe(0)
  expect((await run([...asked, '--as-of', 'yesterday'])).json).toMatchObject({ error: { code: 'usage' } })

  const [difference, ...others] = (await run(['diff', then, '--json'])).json
  expect(others).toEqual([])
  expect(difference).toMatchObject({
    type: 'modified',
    resourceType: 'segment_source',
    resourceId: id,
    fields: '["name"]',
    before: JSON.stringify({ name }),
    after: '{"name":"Renamed"}',
    _integrationName: 'Acme',
  })
  expect((await run(['diff', then])).stdout).toContain('Renamed')
  const all = await run(['diff', start, then, '--type', 'segment_label', '--json'])
  expect(all.json).toHaveLength(demo.world().labels.length)
  expect(all.stderr).toContain('History begins')
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString()
  for (const command of [
    ['diff', tomorrow],
    [...asked, '--as-of', tomorrow],
  ])
    expect((await run(command)).stderr).toBe(`${tomorrow} is still to come: all is as it is now.\n`)
  expect((await run(['diff', then, start, '--json'])).json).toMatchObject({ error: { code: 'bad-input' } })
}, 60_000)

test('that a damaged database was set aside is said on stderr, and never on stdout', async () => {
  const { dataDir, run } = await connected()
  writeFileSync(join(dataDir, 'sightline.db'), 'this is no database. '.repeat(400))
  for (let times = 0; times < 2; times++) {
    const { code, json, stderr } = await run(['integrations', '--json'])
    expect([code, json]).toEqual([0, []])
    expect(stderr.match(/database was damaged/g)).toHaveLength(1)
  }
})

test('queries are asked by name, and written to files whole', async () => {
  const { run, add } = await connected()
  const folder = temporaryFolder()
  await add()
  await run(['sync'])
  const named = (await run(['queries', '--json'])).json
  expect(named).toContainEqual(expect.objectContaining({ id: 'segment-who-has-role', managed: true }))
  const owners = await run(['query', '--saved', 'who has a role, and through what', '--json'])
  expect(owners.json.length).toBeGreaterThan(3)
  expect((await run(['query', '--saved', 'nothing', '--json'])).json.error.code).toBe('no-such-query')

  const file = join(folder, 'rows.ndjson')
  const sql = 'WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n LIMIT 50000) SELECT i FROM n'
  const written = await run(['query', sql, '--output', file, '--format', 'ndjson'])
  expect([written.code, written.stdout]).toEqual([0, ''])
  expect(readFileSync(file, 'utf8').trimEnd().split('\n').at(-1)).toBe('{"i":50000}')
  const wrong = await run(['query', 'SELECT nmae FROM segment_user', '--format', 'csv', '--json'])
  expect([wrong.code, wrong.json.error.mistake.proposals[0]]).toEqual([1, 'name'])
})
