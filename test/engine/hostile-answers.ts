/** Answers that no honest API gives: too deep, too large, packed, or of names that mean something to a program. */

import { gzipSync } from 'node:zlib'
import { expect } from 'vitest'
import type { DemoApi } from '../../src-main/demo/demo-api'
import { connect, engine, rows, workspace } from './harness'
import { serveOnLoopback } from './loopback-server'

interface HostileAnswer {
  what: string
  headers?: Record<string, string>
  /** Of the original body; in parts, so that a large one need not be in memory twice. */
  body(original: string): Iterable<string | Buffer>
}

const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`
const objects = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`
/** Into the first source of a list. */
const withField = (original: string, field: string) =>
  original.replace('"sources":[{', `"sources":[{${field},`)

function* repeated(start: string, piece: string, times: number, end: string) {
  yield start
  const block = Buffer.from(piece.repeat(10_000))
  for (let left = times; left > 0; left -= 10_000) yield block
  yield end
}

export const hostileAnswers: HostileAnswer[] = [
  {
    what: 'a field of 10,000 lists in each other',
    body: (text) => [withField(text, `"odd":${deep(10_000)}`)],
  },
  {
    what: 'a field of 10,000 objects in each other',
    body: (text) => [withField(text, `"odd":${objects(10_000)}`)],
  },
  {
    what: 'settings 10,000 levels deep',
    body: (text) => [text.replaceAll('"settings":{', `"settings":{"odd":${objects(10_000)},`)],
  },
  { what: 'a field of 1,200 levels', body: (text) => [withField(text, `"odd":${objects(1_200)}`)] },
  { what: 'nothing but 1,000,000 open brackets', body: () => ['['.repeat(1_000_000)] },
  {
    what: 'a gzip bomb that nobody asked for',
    headers: { 'content-encoding': 'gzip' },
    body: () => [gzipSync(Buffer.alloc(50_000_000, ' '))],
  },
  {
    what: 'a bomb in four wrappings',
    headers: { 'content-encoding': 'gzip, gzip, br, deflate' },
    body: () => [gzipSync(gzipSync(Buffer.alloc(50_000_000, ' ')))],
  },
  { what: 'a length that is not true', headers: { 'content-length': '99999999999' }, body: () => ['{}'] },
  { what: 'items that are no objects', body: () => ['{"data":{"sources":[null,1,"x",[],true]}}'] },
  { what: 'data that is a list', body: () => ['{"data":[{"sources":[]}]}'] },
  {
    what: 'the same key twice',
    body: (text) => [text.replace('"sources":[', '"sources":"x","sources":7,"x":[')],
  },
]

/** As large as may be, and larger: each takes a while. */
export const hugeAnswers: HostileAnswer[] = [
  {
    what: '100 MB of text',
    body: () => repeated('{"data":{"sources":["', 'x'.repeat(10), 10_000_000, '"]}}'),
  },
  { what: '60 MB of empty lists', body: () => repeated('{"data":{"sources":[[]', ',[]', 20_000_000, ']}}') },
  { what: '60 MB of objects', body: () => repeated('{"data":{"sources":[{}', ',{"a":1}', 7_500_000, ']}}') },
  { what: '100 MB of spaces', body: () => repeated('', ' '.repeat(10), 10_000_000, '{}') },
]

/** Polls with each of them: nothing that was known is lost, and no other type suffers. Gives what became of the sources. */
export async function expectHarmless(answers: HostileAnswer[]): Promise<string[]> {
  const demo = await workspace()
  // Their endpoints allow a few requests a minute.
  demo.mutate((world) =>
    Object.assign(world, { spaces: [], audiences: [], activations: [], computedTraits: [] }),
  )
  const front = await hostileFront(demo)
  const { api } = await engine({ pace: { patienceMs: 10_000, pauseMs: 1 } })
  const { id } = await connect(api, front)
  expect(await api.sync({ integrationId: id })).toMatchObject({ status: 'ok' })
  const bodies = () => rows(api, 'SELECT type, id, body FROM resource ORDER BY type, id')
  const before = (await bodies()).filter(({ type }) => type === 'segment_source')
  const statuses: string[] = []
  for (const answer of answers) {
    front.answer = answer
    const poll = await api.sync({ integrationId: id })
    const status = (type: string) => poll.types.find((one) => one.type === type)
    const sources = status('segment_source')
    expect(['drifted', 'failed'], answer.what).toContain(sources?.status)
    expect(sources?.reason, answer.what).toMatch(/^\S.{20}/)
    expect(status('segment_user'), answer.what).toMatchObject({ status: 'ok' })
    // Whatever is kept can be read in SQL.
    await api.query({ sql: "SELECT body ->> 'name' FROM resource" })
    statuses.push(`${sources?.status}`)
  }
  front.answer = null
  expect(await api.sync({ integrationId: id })).toMatchObject({ status: 'ok' })
  expect((await bodies()).filter(({ type }) => type === 'segment_source')).toEqual(before)
  return statuses
}

/** A server before the simulator that answers the listing of sources as it is told. */
async function hostileFront(demo: DemoApi) {
  const self = { url: '', token: demo.token, answer: null as HostileAnswer | null }
  self.url = await serveOnLoopback(async (request, response) => {
    response.on('error', () => {}).setMaxListeners(0)
    try {
      const url = new URL(request.url ?? '/', demo.url)
      const answer = await fetch(url, { headers: { authorization: request.headers.authorization ?? '' } })
      const text = await answer.text()
      const hostile = url.pathname === '/sources' ? self.answer : null
      response.writeHead(answer.status, { 'content-type': 'application/json', ...hostile?.headers })
      for (const part of hostile?.body(text) ?? [text]) {
        if (response.destroyed) return
        if (!response.write(part))
          await new Promise<void>((resolve) => {
            response.once('drain', resolve)
            response.once('close', resolve)
          })
      }
      response.end()
    } catch {
      response.destroy()
    }
  })
  return self
}
