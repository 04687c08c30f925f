import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { createRandom, type Random } from '../../src-main/demo/random'
import { startWebHost } from '../../src-main/web/web-host'
import { answerPageWith, answerWith } from '../../src-preload/api'
import { type Api, type CallName, SightlineError } from '../../src-preload/contract'
import { exportEnded } from '../engine/export-ended'
import { builtQueryProcess, polled, rows, temporaryFolder } from '../engine/harness'
import { expectHarmless, hostileAnswers, hugeAnswers } from '../engine/hostile-answers'
import { parsedCsv } from '../engine/parsed-csv'
import { hostileCall, hostileLine, hostileTexts } from './hostile-messages'
import { countOf, pageOf, seed } from './tried'

const page = pageOf('input', [
  'Electron’s own deserialisation of IPC messages: it is Chromium’s, and its answers go through the same contract.',
  'The desktop app’s settings file, and databases of the future: end-to-end tests and test/engine/database.test.ts have one each.',
])
const messages = countOf('messages', 20_000)

/** They end or take away what is looked at afterwards, by doing just what they are for. */
const destructive: CallName[] = ['deleteIntegration', 'setNetwork', 'updateIntegration', 'addIntegration']

async function subject() {
  const dataDir = temporaryFolder()
  const made = await polled(
    {},
    { dataDir, queryProcess: builtQueryProcess, pace: { patienceMs: 1_500, pauseMs: 1 } },
  )
  const { api, id } = made
  const [source] = await rows(api, 'SELECT id FROM segment_source')
  return { ...made, dataDir, ids: [id, 'segment_source', 'segment_user', String(source?.id)] }
}

/** What must be the same before and after: a stranger's message adds nothing to the mirror and takes nothing away. */
async function mirrored(api: Api) {
  const counted = await rows(
    api,
    'SELECT (SELECT count(*) FROM sightline_change) AS changes, (SELECT count(*) FROM segment_user) AS users, (SELECT count(*) FROM segment_source) AS sources, (SELECT group_concat(id) FROM (SELECT id FROM segment_source ORDER BY id)) AS ids',
  )
  return counted
}

test('IPC contract', async () => {
  const startedAt = performance.now()
  const random = createRandom(seed, 'ipc')
  const { api, ids } = await subject()
  const before = await mirrored(api)
  const answers = [answerWith(api), answerPageWith(api)]
  const codes = new Map<string, number>()
  const untyped: string[] = []
  const one = async () => {
    const { name, input } = hostileCall(random, ids, destructive)
    const code = await random
      .pick(answers)(name, input)
      .then(
        () => 'answered',
        (error) => {
          const report = SightlineError.from(error).report()
          if (report.code === 'internal' || typeof report.message !== 'string')
            untyped.push(`${name} ${JSON.stringify(input)?.slice(0, 400)}: ${report.message}`)
          return report.code
        },
      )
    codes.set(code, (codes.get(code) ?? 0) + 1)
  }
  for (let turn = 0; turn < messages; turn += 20) await Promise.all(Array.from({ length: 20 }, one))
  expect([...new Set(untyped)].slice(0, 40)).toEqual([])
  expect(await mirrored(api)).toEqual(before)
  const most = [...codes].sort((a, b) => b[1] - a[1]).map(([code, times]) => `${code} ${times}`)
  page(
    'malformed calls over the IPC contract',
    messages,
    `no untyped error; ${most.slice(0, 8).join(', ')}`,
    startedAt,
  )
})

test('local socket, WebSocket and HTTP', async () => {
  const { api, ids, dataDir } = await subject()
  const before = await mirrored(api)
  const overview = await api.overview()

  const pipes = createRandom(seed, 'socket')
  const { socket: path, key } = JSON.parse(readFileSync(join(dataDir, 'engine.json'), 'utf8'))
  let startedAt = performance.now()
  let ended = 0
  let socket: import('node:net').Socket | null = null
  for (let turn = 0; turn < messages; turn++) {
    if (!socket || socket.destroyed || pipes.chance(0.05)) {
      socket?.destroy()
      const fresh = createConnection(path)
      fresh.on('error', () => {})
      fresh.on('close', () => ended++)
      fresh.resume()
      // Who has no key is a stranger; who has, may still be out of his mind.
      if (pipes.chance(0.7)) fresh.write(`${JSON.stringify({ key })}\n`)
      socket = fresh
    }
    socket.write(`${hostileLine(pipes, ids, destructive)}\n`)
    if (turn % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  }
  socket?.destroy()
  expect(await api.overview()).toMatchObject({
    integrations: overview.integrations,
    resources: overview.resources,
  })
  page('lines over the local socket', messages, `the engine goes on; ${ended} connections ended`, startedAt)

  const renderer = join(temporaryFolder(), 'renderer')
  mkdirSync(renderer)
  writeFileSync(join(renderer, 'index.html'), 'the app')
  const host = await startWebHost({ api, renderer, port: 0 })
  onTestFinished(() => host.close())
  const url = host.newUrl()
  const { origin, port } = new URL(url)
  const cookie =
    ((await fetch(url, { redirect: 'manual' })).headers.get('set-cookie') ?? '').split(';')[0] ?? ''

  startedAt = performance.now()
  const words = createRandom(seed, 'websocket')
  let closed = 0
  let ws: WebSocket | null = null
  for (let turn = 0; turn < messages; turn++) {
    if (ws?.readyState !== WebSocket.OPEN) {
      const fresh = new WebSocket(`${origin.replace('http', 'ws')}/api`, { headers: { cookie, origin } })
      fresh.on('error', () => {})
      await new Promise((resolve) => fresh.on('open', resolve))
      fresh.on('close', () => closed++)
      ws = fresh
    }
    const line = hostileLine(words, ids, destructive)
    ws.send(words.chance(0.05) ? Buffer.from(line) : line)
    if (turn % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 2))
  }
  ws?.terminate()
  page('messages over the WebSocket', messages, `the engine goes on; ${closed} connections ended`, startedAt)

  startedAt = performance.now()
  const requests = createRandom(seed, 'http')
  const statuses = new Map<string, number>()
  const ask = () =>
    new Promise<string>((resolve) => {
      const line = encodeURI(requests.pick(hostileTexts).slice(0, 2_000).toWellFormed())
      const path =
        requests.pick([
          '/',
          '/api/query',
          '/enter/',
          '/export/',
          '/export/x/y',
          '/assets/',
          '/api',
          '//',
          '/%2e%2e/',
          '/*?',
        ]) + requests.pick(['', line])
      const asked = request({
        host: '127.0.0.1',
        port,
        path: path.replace(/[^\x21-\x7e]/g, ''),
        method: requests.pick(['GET', 'GET', 'POST', 'PUT', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND']),
        headers: {
          ...(requests.chance(0.7) ? { cookie } : { cookie: `${cookie}x; ${line.slice(0, 100)}` }),
          ...(requests.chance(0.2) ? { host: requests.pick(['evil.example', `localhost:${port}`, '']) } : {}),
          ...(requests.chance(0.2) ? { origin: 'https://evil.example' } : {}),
          ...(requests.chance(0.3) ? { authorization: `Bearer slq_${requests.text(30)}` } : {}),
          ...(requests.chance(0.3) ? { 'content-type': 'application/json', 'content-encoding': 'gzip' } : {}),
        },
      })
      asked.on('response', (response) => {
        response.resume()
        response.on('close', () => resolve(String(response.statusCode)))
      })
      asked.on('error', (error) => resolve((error as NodeJS.ErrnoException).code ?? 'error'))
      asked.end(requests.chance(0.3) ? hostileLine(requests, ids, destructive) : undefined)
    })
  for (let turn = 0; turn < messages; turn += 20)
    for (const status of await Promise.all(Array.from({ length: 20 }, ask)))
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
  expect([...statuses.keys()].filter((status) => /^5/.test(status))).toEqual([])
  expect(await mirrored(api)).toEqual(before)
  const said = [...statuses].map(([status, times]) => `${status} ${times}`).join(', ')
  page('requests over HTTP', messages, `none answered with a fault of the server’s; ${said}`, startedAt)
})

/** A rule as its writer means it, and as many as one likes that went wrong somewhere. */
const soundRule = [
  'id: my-rule',
  'name: Disabled sources',
  'severity: high',
  'resourceType: segment_source',
  'rationale: Nobody looks after them.',
  'remediation: [Look after them.]',
  'references: [{ title: A page, url: "https://docs.example/page" }]',
  'compliance: { baseline: [B1.2] }',
  'parameters:',
  '  days:',
  '    title: Age',
  '    kind: number',
  '    default: 30',
  'sql: |',
  '  SELECT id AS resourceId FROM segment_source',
  '  WHERE _integrationId = :integration AND enabled = 0 AND days_since(_changedAt) > :days',
]

function hostileRule(random: Random): string {
  const lines = [...soundRule]
  for (let mistakes = random.int(4); mistakes >= 0; mistakes--) {
    const at = random.int(lines.length)
    const line = lines[at] ?? ''
    const text = random.pick(hostileTexts).slice(0, 5_000)
    switch (random.int(10)) {
      case 0:
        lines.splice(at, 1)
        break
      case 1:
        lines.splice(at, 0, line)
        break
      case 2:
        lines[at] = line.slice(0, random.int(line.length + 1))
        break
      case 3:
        lines[at] = line.replace(/:.*/, `: ${text}`)
        break
      case 4:
        lines[at] = line.replace(/:.*/, `: ${JSON.stringify(text)}`)
        break
      case 5:
        lines[at] = `${' '.repeat(random.int(9))}${line}${text}`
        break
      case 6:
        lines[at] = line.replace(/:.*/, `: ${'['.repeat(random.pick([3, 500, 20_000]))}`)
        break
      case 7:
        lines.splice(
          at,
          0,
          random.pick([
            '---',
            '...',
            '%YAML 9.9',
            '&a [*a]',
            '*nobody',
            '!!js/function x',
            '<<: *a',
            '? x',
            '\t- x',
            'a: &a [1]\nb: &b [*a,*a]\nc: [*b,*b,*b]',
          ]),
        )
        break
      case 8:
        lines[at] = `${line}; ATTACH 'x' AS y; ${text}`
        break
      default:
        lines[at] = text
    }
  }
  return lines.join(random.pick(['\n', '\n', '\r\n', '\r']))
}

test('rule files', async () => {
  const startedAt = performance.now()
  const random = createRandom(seed, 'rules')
  const { api } = await subject()
  const before = { mirror: await mirrored(api), rules: (await api.listRules()).length }
  let refused = 0
  const untyped: string[] = []
  for (let turn = 0; turn < messages; turn++) {
    const source = hostileRule(random)
    const { problems } = await api.checkRules({ source }).catch((error) => {
      const { code, message } = SightlineError.from(error).report()
      if (code === 'internal') untyped.push(`${message}: ${source.slice(0, 400)}`)
      return { problems: [{ message, hint: '-' }] }
    })
    if (problems.length > 0) refused++
    for (const { message, hint } of problems)
      if (!message || !hint || message.length > 2_000)
        untyped.push(`${message} / ${hint}: ${source.slice(0, 400)}`)
  }
  expect([...new Set(untyped)].slice(0, 20)).toEqual([])
  expect({ mirror: await mirrored(api), rules: (await api.listRules()).length }).toEqual(before)
  page(
    'rule files that went wrong somewhere',
    messages,
    `${refused} refused, each with a line or a reason and what to do; ${messages - refused} were still rules`,
    startedAt,
  )
})

/** A parameter is at most so long. */
const cellsAtOnce = 100

test('cells of CSV exports', async () => {
  const startedAt = performance.now()
  const random = createRandom(seed, 'csv')
  const { api } = await subject()
  const cells = Array.from({ length: messages }, () =>
    `${random.pick(hostileTexts).slice(0, 300)}${random.chance(0.5) ? random.pick(['"', ',', '\n', '\r\n', ',"=1+1', '\n"@x', '\t']) : ''}${random.pick(hostileTexts).slice(0, 300)}`
      .toWellFormed()
      .replaceAll('\0', ''),
  )
  const read = ['a', 'b']
  for (let from = 0; from < cells.length; from += cellsAtOnce) {
    const path = join(temporaryFolder(), 'cells.csv')
    const exportId = randomUUID()
    const end = exportEnded(api, exportId)
    await api.exportQueryTo({
      exportId,
      sql: 'SELECT value AS a, value AS b FROM json_each($cells)',
      format: 'csv',
      path,
      parameters: { cells: JSON.stringify(cells.slice(from, from + cellsAtOnce)) },
    })
    expect((await end).status).toBe('done')
    read.push(...parsedCsv(readFileSync(path, 'utf8')).slice(1).flat())
  }
  const given = ['a', 'b', ...cells.flatMap((cell) => [cell, cell])]
  expect(read.length).toBe(given.length)
  let defused = 0
  for (const [index, cell] of read.entries()) {
    if (cell !== given[index]) defused++
    expect([given[index], `'${given[index]}`]).toContain(cell)
    expect(/^[=+\-@\t\r]/.test(cell) && !/^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(cell), cell).toBe(false)
  }
  page(
    'cells of CSV exports that a spreadsheet could run or misread',
    messages,
    `each is read back as it was, ${defused / 2} with an apostrophe before it`,
    startedAt,
  )
})

test('answers of the API', async () => {
  const startedAt = performance.now()
  const statuses = await expectHarmless([...hostileAnswers, ...hugeAnswers])
  const count = (status: string) => statuses.filter((one) => one === status).length
  page(
    'answers up to 100 MB, 1,000,000 levels deep, packed, or of another shape',
    statuses.length,
    `no row lost, no poll broken off; ${count('drifted')} drifted, ${count('failed')} failed`,
    startedAt,
  )
})
