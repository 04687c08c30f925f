import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { DemoApi, World } from '../../src-main/demo/demo-api'
import { createRandom } from '../../src-main/demo/random'
import { startWebHost } from '../../src-main/web/web-host'
import type { Api } from '../../src-preload/contract'
import { commandLine } from '../cli/run'
import { hindrance, launchChromium, openPage } from '../e2e/browser/chromium'
import { receiver } from '../engine/alerts/receiver'
import { engine, polled, rows, temporaryFolder, workspace } from '../engine/harness'
import { serveOnLoopback } from '../engine/loopback-server'
import { pageOf, seed } from './tried'

const page = pageOf('secrecy', [
  'The renderer’s memory outside of its JavaScript heap: what an input field keeps for Undo until its page goes.',
  'The swap and core dumps of the operating system, while a request needs the token.',
  'A secret that somebody wrote into a name or a description: those are shown, as they are in Segment.',
])

/** A canary a place, so that what is found says where it was planted. */
class Canaries {
  readonly planted: [place: string, canary: string][] = []
  readonly #random = createRandom(seed, 'canaries')

  at(place: string): string {
    const canary = `CANARY${this.#random.text(30)}`
    this.planted.push([place, canary])
    return canary
  }

  /** Where those were planted that are in it, as they are or in a usual coding. */
  in(bytes: Buffer, but: string[] = []): string[] {
    return this.planted.flatMap(([place, canary]) => {
      if (but.includes(place)) return []
      const forms = {
        plain: canary,
        reversed: [...canary].reverse().join(''),
        hex: Buffer.from(canary).toString('hex'),
        // At whichever of three places in a group it begins: what is left of it in all of them.
        base64: Buffer.from(canary).toString('base64').slice(0, 44),
        'base64 + 1': Buffer.from(canary.slice(1)).toString('base64').slice(0, 44),
        'base64 + 2': Buffer.from(canary.slice(2)).toString('base64').slice(0, 44),
      }
      const found = Object.entries(forms).filter(([, form]) => bytes.includes(form))
      const utf16 = bytes.includes(Buffer.from(canary, 'utf16le'))
      return [...found.map(([form]) => `${place} (${form})`), ...(utf16 ? [`${place} (utf-16)`] : [])]
    })
  }
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => statSync(file).isFile())
}

/** Wherever a workspace can hold a secret, or somebody's data. */
function plantIn(world: World, canaries: Canaries) {
  const settings = (place: string, object: { settings?: unknown }) => {
    object.settings = {
      ...(object.settings as object),
      apiKey: canaries.at(`${place}: apiKey`),
      password: canaries.at(`${place}: password`),
      nobodyKnowsThisField: canaries.at(`${place}: an unknown text`),
      endpoint: `https://user:${canaries.at(`${place}: password of an URL`)}@hooks.example.com/${canaries.at(`${place}: path of an URL`)}?key=${canaries.at(`${place}: query of an URL`)}`,
      nested: { list: [{ token: canaries.at(`${place}: in a list`) }] },
      headers: [{ key: 'authorization', value: `Bearer ${canaries.at(`${place}: header`)}` }],
    }
  }
  for (const source of world.sources.slice(0, 2)) {
    source.writeKeys = [canaries.at('a write key')]
    settings('a source', source)
  }
  for (const one of world.destinations.slice(0, 2)) settings('a destination', one)
  for (const one of world.warehouses.slice(0, 1)) settings('a warehouse', one)
  for (const one of world.credentials.slice(0, 1)) settings('a credential', one)
  for (const one of world.activations.slice(0, 1)) settings('an activation', one.destinationMapping)
  for (const one of world.audienceDestinations.slice(0, 1)) settings('an audience’s destination', one)
  for (const one of world.subscriptions.slice(0, 1)) settings('a subscription', one)
  for (const one of world.insertFunctionInstances.slice(0, 1)) settings('a function’s instance', one)
  for (const one of world.functions.slice(0, 2))
    Object.assign(one, {
      code: `const key = '${canaries.at('a function’s code')}'; // AKIA${'A'.repeat(16)}`,
      settings: [
        {
          name: 'apiSecret',
          label: 'x',
          description: '',
          type: 'STRING',
          required: true,
          sensitive: true,
          value: canaries.at('a sensitive setting of a function'),
        },
      ],
    })
  for (const one of world.functionVersions.slice(0, 2))
    one.code = `fetch('https://x?key=${canaries.at('code of a function’s version')}')`
  for (const one of world.livePlugins.slice(0, 1)) {
    one.code = `// ${canaries.at('a live plugin’s code')}`
    one.downloadURL = `https://cdn.example.com/${canaries.at('a live plugin’s address')}`
  }
  for (const one of world.regulations.slice(0, 2)) one.subjects = [canaries.at('a subject of a regulation')]
  for (const one of world.suppressions.slice(0, 2)) one.subjectIds = [canaries.at('a suppressed user')]
}

/** Passes everything on, remembers what it was asked, and now and then answers with an error that repeats the token. */
async function indiscreet(demo: DemoApi) {
  const asked: { url: string; headers: string; authorization: string }[] = []
  const self = { url: '', token: demo.token, asked, echo: false }
  self.url = await serveOnLoopback(async (request, response) => {
    const { authorization = '', ...headers } = request.headers
    asked.push({ url: request.url ?? '', headers: JSON.stringify(headers), authorization })
    if (self.echo && request.url?.startsWith('/users'))
      return response
        .writeHead(400, { 'content-type': 'application/json' })
        .end(JSON.stringify({ errors: [{ type: 'bad', message: `No such token: ${authorization}` }] }))
    try {
      const answer = await fetch(new URL(request.url ?? '/', demo.url), {
        headers: { authorization: `Bearer ${demo.token}` },
      })
      response
        .writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' })
        .end(await answer.text())
    } catch {
      response.destroy()
    }
  })
  return self
}

test('a day of a workspace full of canaries', async () => {
  const startedAt = performance.now()
  const canaries = new Canaries()
  const demo = await workspace()
  demo.mutate((world) => plantIn(world, canaries))
  const api = await indiscreet(demo)
  const hook = await receiver()
  const token = canaries.at('the token')
  const dataDir = join(temporaryFolder(), 'data')
  const outside = temporaryFolder()
  const { run } = commandLine(dataDir)
  const printed: string[] = []
  const cli = async (args: string[], options: Parameters<typeof run>[1] = {}) => {
    const ran = await run(args, options)
    printed.push(ran.stdout, ran.stderr)
    return ran
  }

  await cli(['add', 'segment', '--name', 'Acme', '--api-url', api.url, '--token-stdin'], { stdin: token })
  await cli(['channels', 'add', 'webhook', '--name', 'Hook'], {
    stdin: `${hook.url}/${canaries.at('a webhook’s address')}`,
  })
  await cli(['sync'])
  // What people set and what goes wrong, and a crash in the middle of it.
  const own = await engine({ dataDir, pace: { patienceMs: 3_000, pauseMs: 1 } })
  const [integration] = await own.api.listIntegrations()
  const id = integration?.id as string
  const answers: unknown[] = []
  const call = async (answer: Promise<unknown>) => answers.push(await answer.catch((error) => error.report()))
  const channel = await own.api.addChannel({
    name: 'Signed',
    settings: {
      kind: 'webhook',
      url: `${hook.url}/signed`,
      secret: canaries.at('a webhook’s secret'),
      headers: [{ name: 'x-key', value: canaries.at('a webhook’s header') }],
    },
  })
  await own.api.addChannel({
    name: 'Slack',
    settings: { kind: 'slack', url: `${hook.url}/services/${canaries.at('Slack’s address')}` },
  })
  await own.api.addChannel({
    name: 'Mail',
    settings: {
      kind: 'email',
      host: '127.0.0.1',
      port: 9,
      security: 'none',
      user: 'ada',
      password: canaries.at('the mail server’s password'),
      from: 'a@acme.com',
      to: ['b@acme.com'],
    },
  })
  await own.api.addAlertRule({
    name: 'All',
    condition: { on: 'change' },
    channelIds: (await own.api.listChannels()).map(({ id }) => id),
  })
  await call(
    own.api.setNetwork({
      proxy: {
        mode: 'manual',
        url: 'http://127.0.0.1:9',
        user: 'ada',
        password: canaries.at('the proxy’s password'),
      },
    }),
  )
  await call(own.api.setNetwork({ proxy: { mode: 'none' } }))
  await call(
    own.api.testConnection({
      connector: 'segment',
      apiUrl: api.url,
      token: canaries.at('a token that was only tried'),
    }),
  )
  await call(
    own.api.testConnection({
      connector: 'segment',
      apiUrl: `https://ada:${canaries.at('a password in an API URL')}@127.0.0.1:9/`,
      token: 'x',
    }),
  )
  const rotate = (turn: number) =>
    demo.mutate((world) => {
      for (const source of world.sources.slice(0, 3))
        source.writeKeys = [canaries.at(`a rotated write key ${turn}`)]
      plantIn(world, canaries)
    })
  for (let turn = 0; turn < 3; turn++) {
    rotate(turn)
    await call(own.api.sync({ integrationId: id }))
  }
  api.echo = true
  await call(own.api.sync({ integrationId: id }))
  await call(own.api.testConnection({ connector: 'segment', apiUrl: api.url, token }))
  await call(own.api.updateIntegration({ integrationId: id, token: canaries.at('a token that was refused') }))
  api.echo = false
  await call(own.api.testChannel({ channelId: channel.id }))
  await call(own.api.getDiagnostics({ host: {} }))
  for (const name of [
    'overview',
    'about',
    'listIntegrations',
    'listChannels',
    'listAlerts',
    'listDeliveries',
    'listLog',
    'listPolls',
    'getNetwork',
    'listRules',
  ] as const)
    await call((own.api[name] as (input: object) => Promise<unknown>)({}))
  for (const { key } of await own.api.listResourceTypes()) {
    const { rows: some } = await own.api.listResources({ type: key, limit: 200 })
    answers.push(some)
    for (const { id: resourceId } of some.slice(0, 3) as { id: string }[])
      await call(own.api.getResource({ integrationId: id, type: key, resourceId }))
  }
  const views = await rows(own.api, "SELECT name FROM sqlite_schema WHERE type = 'view'")
  for (const { name } of views) await call(own.api.query({ sql: `SELECT * FROM ${name}`, maxRows: 5_000 }))
  await own.close()

  const crashed = run(['sync'], { meanwhile: (child) => void wait(1_200).then(() => child.kill('SIGKILL')) })
  const ended = await crashed
  printed.push(ended.stdout, ended.stderr)
  for (const [index, format] of ['csv', 'json', 'ndjson'].entries()) {
    const path = join(outside, `export-${index}.${format}`)
    await cli(['query', 'SELECT * FROM segment_source', '--format', format, '--output', path])
    await cli(['query', 'SELECT * FROM segment_destination_changes', '--format', format])
  }
  await cli(['check', '--format', 'sarif'])
  await cli(['changes', '--json'])
  await cli(['channels', 'list', '--json'])
  await cli(['diagnostics', '--output', join(outside, 'diagnostics.json')])
  await cli(['add', 'segment', '--name', 'Other', '--api-url', `${api.url}/nowhere`, '--token-stdin'], {
    stdin: token,
  })
  await cli(['query', `SELECT '${'x'}' FROM nothing`])

  const leaks: string[] = []
  const look = (what: string, bytes: Buffer, but: string[] = []) =>
    leaks.push(...canaries.in(bytes, but).map((found) => `${found} in ${what}`))
  const files = [...filesOf(dataDir), ...filesOf(outside)]
  for (const file of files) look(file, readFileSync(file))
  look('what the command line printed', Buffer.from(printed.join('\n')))
  look('answers to the renderer', Buffer.from(JSON.stringify(answers)))
  const notSecretThere = ['a webhook’s address', 'Slack’s address', 'a webhook’s header']
  for (const { path, headers, body } of hook.received)
    look('alerts', Buffer.from(path + JSON.stringify(headers) + body), notSecretThere)
  for (const { url, headers } of api.asked)
    look('addresses and headers of requests', Buffer.from(url + headers))
  expect(hook.received.length).toBeGreaterThan(3)
  expect(api.asked.length).toBeGreaterThan(200)
  expect(files.length).toBeGreaterThan(8)
  expect(canaries.planted.length).toBeGreaterThan(60)
  // It would find one: a canary of its own, put there.
  writeFileSync(join(outside, 'control'), canaries.at('a control'))
  expect(canaries.in(readFileSync(join(outside, 'control')))).toEqual(['a control (plain)'])
  expect([...new Set(leaks)]).toEqual([])
  page(
    'canaries in every place that can hold a secret, after a day with errors, a crash, exports, alerts and diagnostics',
    canaries.planted.length,
    `none in ${files.length} files, ${printed.length / 2} commands’ output, ${answers.length} answers to the renderer, ${hook.received.length} messages, ${api.asked.length} requests`,
    startedAt,
  )
})

/**
 * All that is alive in the page's JavaScript after somebody typed a token into the wizard, looked at what the workspace
 * holds, and went elsewhere.
 */
async function memoryOfThePage(api: Api, apiUrl: string, token: string): Promise<Buffer> {
  const host = await startWebHost({ api, renderer: 'out/renderer', port: 0 })
  const browser = await launchChromium()
  try {
    const { page, context } = await openPage(browser, host.newUrl())
    const go = (route: string) =>
      page.evaluate((hash) => {
        location.hash = hash
      }, route)
    await go('#/integrations/add/segment')
    await page.getByLabel('Name').fill('Typed')
    await page.getByRole('radio', { name: 'Custom API URL' }).click()
    await page.getByLabel('API URL', { exact: true }).fill(apiUrl)
    await page.getByLabel('Public API token', { exact: true }).fill(token)
    await page.getByRole('button', { name: 'Test connection' }).click()
    await page.getByText('Connected to').waitFor()
    for (const route of [
      '#/',
      '#/integrations',
      '#/changes',
      '#/query',
      '#/rules',
      '#/alerts',
      '#/alerts/channels',
      '#/access',
      '#/settings',
    ])
      await go(route).then(() => page.waitForTimeout(700))
    for (const type of ['segment_source', 'segment_destination', 'segment_function', 'segment_regulation']) {
      await go(`#/browser?type=${type}`)
      await page.getByRole('grid').getByRole('row').nth(1).click()
      await page.getByRole('tab', { name: 'JSON' }).click()
      await page.waitForTimeout(500)
    }
    await go('#/')
    await page.locator('.home-standing').waitFor()
    const session = await context.newCDPSession(page)
    const chunks: string[] = []
    session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
    await session.send('HeapProfiler.takeHeapSnapshot')
    return Buffer.from(chunks.join(''))
  } finally {
    await browser.close()
    await host.close()
  }
}

test.skipIf(hindrance)('a page’s memory', async () => {
  const startedAt = performance.now()
  const canaries = new Canaries()
  const { api, demo, sync } = await polled()
  demo.mutate((world) => plantIn(world, canaries))
  await sync()
  const memory = await memoryOfThePage(api, demo.url, demo.token)
  canaries.planted.push(['the token typed into the wizard', demo.token])
  expect(memory.includes('Acme'), 'what is on the page is in its memory').toBe(true)
  expect(canaries.in(memory)).toEqual([])
  page(
    'canaries in a page’s memory, after a token was typed into the wizard',
    canaries.planted.length,
    `none in ${(memory.length / 1e6).toFixed(0)} MB of its heap`,
    startedAt,
  )
})
