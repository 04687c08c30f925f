import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ResourceType } from '../../src-main/engine/connectors/connector'
import { resourceTypes } from '../../src-main/engine/connectors/segment/resource-types'
import { startEngine } from '../../src-main/engine/engine'
import type { Api } from '../../src-preload/contract'
import { connect, pollThread, queryProcess, rows } from './harness'

type Body = Record<string, unknown>
interface Example {
  path: string
  data: Body
}

const folder = process.env.SIGHTLINE_EXAMPLES ?? sharedFolder()
if (!folder) console.warn('No official examples here (SIGHTLINE_EXAMPLES): they are not tried.')
const examples = folder ? readExamples(folder) : []

/** Beside the checkout, however deep a worktree lies. */
function sharedFolder(): string | undefined {
  const places = ['../', '../../', '../../../'].map((up) =>
    fileURLToPath(new URL(`../../${up}shared/segment-api/examples/`, import.meta.url)),
  )
  return places.find(existsSync)
}

function readExamples(from: string): Example[] {
  return readdirSync(from)
    .filter((file) => /^(get|list).*\.json$/.test(file))
    .map((file) => JSON.parse(readFileSync(`${from}/${file}`, 'utf8')))
    .map(({ _meta, body }) => ({ path: _meta.path, data: body.data }))
}

const withoutQuery = (path: string) => path.split('?')[0] as string
const pattern = (path: string) => withoutQuery(path).replace(/\{\w+\}/g, '{}')
const exampleOf = (path: string) => examples.find((example) => pattern(example.path) === pattern(path))

/** The items that the examples hold of a type: its list's, or else the one that its own endpoint gives. */
function itemsOf({ list, own, shape, log, id }: ResourceType): Body[] {
  const example = exampleOf(list.path)?.data
  if (list.paging === 'whole') return example ? [example] : []
  const answer = example?.[list.items]
  const { each } = list
  const listed = each && Array.isArray(answer) ? answer.flatMap((element) => each(element) as Body[]) : answer
  // An entry that is told twice is as it was told last.
  if (log && Array.isArray(listed)) return [...new Map(listed.map((item) => [id(item), item])).values()]
  const single = own && exampleOf(own.path)?.data[own.item]
  const items = listed === undefined ? (single ? [single] : []) : Array.isArray(listed) ? listed : [listed]
  return items.map((item) => (shape ? shape(item) : item) as Body)
}

/** Answers each path with its example. A list that has none is made of its item's, and the other way round. */
async function exampleServer() {
  const answers = new Map<string, Body>()
  for (const { path, data } of examples) {
    const { pagination, ...rest } = data as { pagination?: Body }
    // Some name a next page for ever.
    answers.set(pattern(path), pagination ? { ...rest, pagination: { ...pagination, next: null } } : rest)
  }
  for (const type of resourceTypes) {
    const { own } = type
    const [item] = itemsOf(type)
    if (own && item && !answers.has(pattern(own.path))) answers.set(pattern(own.path), { [own.item]: item })
    if (!answers.has(pattern(type.list.path)) && itemsOf(type).length > 0)
      answers.set(pattern(type.list.path), { [type.list.items]: itemsOf(type) })
  }
  // The example has no actions, and then no subscriptions are asked for.
  for (const one of (answers.get('/destinations')?.destinations ?? []) as { metadata: Body }[])
    one.metadata = { ...one.metadata, actions: [{}] }
  const fits = (known: string, path: string) => {
    const [wanted, given] = [known.split('/'), path.split('/')]
    return wanted.length === given.length && wanted.every((part, at) => part === '{}' || part === given[at])
  }
  const server = createServer((request, response) => {
    const path = withoutQuery(request.url ?? '/')
    const found = [...answers].find(([known]) => fits(known, path))
    const body = found ? { data: found[1] } : { errors: [{ type: 'not-found' }] }
    response
      .writeHead(found ? 200 : 404, { 'content-type': 'application/vnd.segment.v1+json' })
      .end(JSON.stringify(body))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}

/** Where a stored body is not the item's, but for what its type declares. */
function differences(type: ResourceType, item: Body, stored: unknown): string[] {
  const { leaveOut = [], unordered = [], secrets } = type
  const hidden = [...(secrets.fingerprint ?? []), ...(secrets.settings ?? [])]
  const covers = (paths: string[], path: string) =>
    paths.some((known) => path === known || path.startsWith(`${known}.`))
  const compare = (given: unknown, found: unknown, path: string): string[] => {
    if (covers(leaveOut, path)) return found === undefined ? [] : [`${path} is not left out`]
    if (Array.isArray(given)) {
      if (!Array.isArray(found) || found.length !== given.length) return [`${path} is no such list`]
      const places = unordered.includes(path) ? found.map((_, index) => index) : null
      return given.flatMap((value, index) => {
        const ways = places ?? [index]
        const results = ways.map((way) => compare(value, found[way], `${path}.*`))
        return results.find((result) => result.length === 0) ?? (results[0] as string[])
      })
    }
    if (typeof given === 'object' && given !== null) {
      if (typeof found !== 'object' || found === null) return [`${path} is lost`]
      return Object.entries(given).flatMap(([key, value]) =>
        compare(value, (found as Body)[key], path ? `${path}.${key}` : key),
      )
    }
    if (given === found) return []
    const isHidden = typeof given === 'string' && given !== '' && covers(hidden, path)
    if (isHidden && /^(fingerprint:|\[censored\]$|https?:\/\/[^/]+$)/.test(String(found))) return []
    return [`${path}: ${JSON.stringify(given)} became ${JSON.stringify(found)}`]
  }
  const expected = type.keep ? type.keep(item) : item
  return compare(expected, stored, '')
}

const tried = resourceTypes.filter((type) => itemsOf(type).length > 0)

describe.skipIf(examples.length === 0)('the official example answers', () => {
  let api: Api
  let integrationId: string
  let stop: (() => unknown)[] = []

  beforeAll(async () => {
    const server = await exampleServer()
    // Of all its tests: the harness removes its folders after each.
    const dataDir = mkdtempSync(join(tmpdir(), 'sightline-examples-'))
    const started = await startEngine({ dataDir, pollThread, queryProcess, timer: false })
    stop = [started.close, server.close, () => rmSync(dataDir, { recursive: true })]
    api = started.api
    integrationId = (await connect(api, { url: server.url, token: `sgp_${'x'.repeat(64)}` })).id
    const [connector] = await api.listConnectors()
    const optionalTypes = connector?.optionalTypes.map(({ type }) => type)
    await api.updateIntegration({ integrationId, optionalTypes })
    await api.sync({ integrationId })
    return async () => {
      for (const end of stop) await end()
    }
  })

  test.each(tried.map((type) => [type.key, type] as const))(
    '%s: nothing is rejected or lost',
    async (key, type) => {
      const [poll] = (await api.listPolls({ integrationId })).rows
      const outcome = poll?.types.find((entry) => entry.type === key)
      expect(outcome, outcome?.reason ?? '').not.toMatchObject({ status: 'drifted' })
      expect(outcome?.listed, outcome?.reason ?? '').toBeGreaterThan(0)
      const view = await rows(api, `SELECT * FROM ${key}`)
      for (const item of itemsOf(type)) {
        const [row] = view.filter((one) =>
          type.columns.every(({ name }) => name !== 'id' || !('id' in item) || one.id === item.id),
        )
        expect(row, `${key} ${item.id}`).toBeDefined()
        const kept = type.keep ? type.keep(item) : item
        // One that is not its own alone is a part of another.
        const named = ['id', ...type.columns.map(({ name }) => name), ...(type.leaveOut ?? [])]
        expect(
          Object.keys(kept).filter((field) => !named.includes(field)),
          'a field without a column',
        ).toEqual([])
        const columns = type.columns.filter(({ name }) => item[name] !== null && item[name] !== undefined)
        expect(columns.filter(({ name }) => row?.[name] == null)).toEqual([])
        // What has no id of its own is one of those that are there.
        const ids =
          'id' in item
            ? [type.id(item)]
            : (await api.listResources({ type: key, limit: 500 })).rows.map(({ _id }) => _id)
        const bodies = await Promise.all(
          ids.map((resourceId) =>
            api
              .getResource({ integrationId, type: key, resourceId: String(resourceId) })
              .then(({ body }) => body),
          ),
        )
        const results = bodies.map((body) => differences(type, item, body))
        expect(results.find((result) => result.length === 0) ?? results[0]).toEqual([])
      }
    },
  )

  const details = resourceTypes.flatMap((type) => (type.details ?? []).map((detail) => ({ type, detail })))
  const withExample = details.filter(({ detail }) =>
    exampleOf('list' in detail ? detail.list.path : detail.get.path),
  )
  test.each(
    withExample.map(({ type, detail }) => {
      const field = 'fields' in detail ? (detail.fields[0] as string) : detail.field
      return [`${type.key}.${field}`, type, detail, field] as const
    }),
  )('%s: the detail is read whole', async (_, type, detail, field) => {
    const { path, key } =
      'list' in detail
        ? { path: detail.list.path, key: detail.list.items }
        : { path: detail.get.path, key: detail.get.item }
    const answer = exampleOf(path)?.data[key]
    const [row] = await rows(api, `SELECT ${field} FROM ${type.key} WHERE ${field} IS NOT NULL`)
    const stored = JSON.parse(String(row?.[field]))
    if ('fields' in detail) {
      const resourceId = type.id(answer as Body)
      const { body } = await api.getResource({ integrationId, type: type.key, resourceId })
      expect(differences(type, answer as Body, body)).toEqual([])
    } else if ('list' in detail) expect(stored).toHaveLength((answer as unknown[]).length)
    else expect(stored).toEqual(answer)
  })
})
