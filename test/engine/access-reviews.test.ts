import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import type { AccessReviewItem, Api, InputOf, ReviewReportFormat } from '../../src-preload/contract'
import { smallWorkspace } from './access-world'
import { engine, polled, rows, temporaryFolder } from './harness'

async function reviewed(api: Api, integrationId: string, more: Partial<InputOf<'createReview'>> = {}) {
  const review = await api.createReview({ integrationId, name: 'Q4', reviewer: 'Grace Hopper', ...more })
  const items = async (asked: Partial<InputOf<'listReviewItems'>> = {}) =>
    (await api.listReviewItems({ reviewId: review.id, limit: 500, ...asked })).rows
  const decide = (decision: AccessReviewItem['decision'], which: AccessReviewItem[], note?: string) =>
    api.decideReview({ reviewId: review.id, itemIds: which.map(({ id }) => id), decision, note })
  return { reviewId: review.id, review, items, decide }
}

async function report(api: Api, reviewId: string, format: ReviewReportFormat): Promise<Buffer> {
  const exportId = randomUUID()
  const path = join(temporaryFolder(), `report.${format}`)
  const end = new Promise<unknown>((resolve) => {
    const stop = api.onEvent(({ event, payload }) => {
      if (event !== 'export' || payload.exportId !== exportId || payload.status === 'running') return
      stop()
      resolve(payload)
    })
  })
  await api.exportReviewTo({ exportId, reviewId, format, path })
  expect(await end).toMatchObject({ status: 'done', error: null })
  return readFileSync(path)
}

/** All that a PDF of ours writes: each font tells which letters its glyphs are. */
function textOf(pdf: Buffer): string {
  const file = pdf.toString('latin1')
  const objects = new Map(
    [...file.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, body]) => [
      id as string,
      body as string,
    ]),
  )
  const streamOf = (body: string) => {
    const found = /stream\n([\s\S]*)\nendstream/.exec(body)?.[1]
    return found === undefined ? '' : inflateSync(Buffer.from(found, 'latin1')).toString('latin1')
  }
  const letters = (fontId: string) => {
    const map = streamOf(objects.get(/ToUnicode (\d+) 0 R/.exec(objects.get(fontId) ?? '')?.[1] ?? '') ?? '')
    const list = /beginbfrange\s*<0000> <[0-9a-f]+> \[([^\]]*)\]/.exec(map)?.[1] ?? ''
    return [...list.matchAll(/<([0-9a-f ]*)>/g)].map(([, hex]) =>
      String.fromCharCode(
        ...((hex as string).match(/[0-9a-f]{4}/g) ?? []).map((code) => Number.parseInt(code, 16)),
      ),
    )
  }
  const fonts = new Map(
    [...file.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => [name as string, letters(id as string)]),
  )
  let text = ''
  for (const body of objects.values()) {
    if (!/FlateDecode/.test(body)) continue
    let font: string[] = []
    for (const [, name, shown] of streamOf(body).matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (name) font = fonts.get(name) ?? []
      else {
        const glyphs = [...(shown as string).matchAll(/<([0-9a-f]*)>/g)].map(([, hex]) => hex).join('')
        text += `${(glyphs.match(/.{4}/g) ?? []).map((glyph) => font[Number.parseInt(glyph, 16)] ?? '?').join('')}\n`
      }
    }
  }
  return text
}

test('a campaign holds what there is at its moment, is decided on, and freezes when it is closed', async () => {
  const { api, id } = await smallWorkspace()
  const { reviewId, review, items, decide } = await reviewed(api, id, { dueOn: '2026-12-24' })
  // Of the groups: Bram, Dora and Ada from Data, Dora from Web.
  expect(review).toMatchObject({ items: 10, undecided: 10, roles: null, dueOn: '2026-12-24', closedAt: null })
  const all = await items()
  expect(all.map(({ personName }) => personName)).toEqual(
    'Ada Ada Bram Bram Bram Chidi Dora Dora Dora Dora'.split(' '),
  )
  expect(await decide('keep', all.slice(0, 8))).toMatchObject({ keep: 8, undecided: 2 })
  expect(await decide('revoke', [all[0]!], 'Left the team.')).toMatchObject({ keep: 7, revoke: 1 })
  expect(await items({ show: 'revoke' })).toMatchObject([
    { personName: 'Ada', reviewer: 'Grace Hopper', note: 'Left the team.' },
  ])
  expect(await decide(null, [all[7]!])).toMatchObject({ keep: 6, undecided: 3 })
  expect((await items({ show: 'undecided', roleName: 'Warehouse Admin' })).length).toBe(1)
  await expect(api.closeReview({ reviewId })).rejects.toMatchObject({ code: 'undecided' })
  await decide('ask', await items({ show: 'undecided' }))
  const closed = await api.closeReview({ reviewId })
  expect(closed.hash).toMatch(/^[0-9a-f]{64}$/)
  await expect(decide('keep', [all[0]!])).rejects.toMatchObject({ code: 'closed' })
  await expect(reviewed(api, id)).rejects.toMatchObject({ code: 'name-taken' })

  const scopes = await rows(
    api,
    `SELECT DISTINCT roleName, scope FROM sightline_access_review WHERE scope NOT IN ('labels', 'thing')`,
  )
  expect(scopes).toEqual(
    expect.arrayContaining([
      { roleName: 'Workspace Owner', scope: 'everything' },
      { roleName: 'Minimal Workspace Access', scope: 'itself' },
      { roleName: 'Warehouse Admin', scope: 'types' },
    ]),
  )
  const [row] = await rows(api, `SELECT * FROM sightline_access_review WHERE decision = 'revoke'`)
  expect(row).toMatchObject({ reviewName: 'Q4', userName: 'Ada', reviewer: 'Grace Hopper', stillThere: 1 })
  await api.deleteIntegration({ integrationId: id })
  expect((await api.listReviews()).total).toBe(0)
  expect(await rows(api, 'SELECT * FROM access_review_item')).toEqual([])
})

test('a campaign of thousands has each of them once, in order, also on paper', async () => {
  const { demo, api, id, sync } = await smallWorkspace()
  const most = 2500
  demo.mutate((world) => {
    const chidi = world.users.find(({ id }) => id === 'Chidi')!
    for (let index = 0; index < most; index++) {
      const name = `Person ${String(index).padStart(4, '0')}`
      world.users.push({ ...chidi, id: `person-${index}`, name, email: `${index}@acme.example` })
    }
  })
  await sync()
  const { reviewId, review, items } = await reviewed(api, id)
  expect(review.items).toBe(most + 10)
  const pages: AccessReviewItem[] = []
  while (pages.length < review.items) pages.push(...(await items({ offset: pages.length })))
  const names = pages.flatMap(({ personName }) => (personName?.startsWith('Person') ? [personName] : []))
  expect(names).toHaveLength(most)
  expect(new Set(names).size).toBe(most)
  expect(names).toEqual(names.toSorted())
  const text = textOf(await report(api, reviewId, 'pdf'))
  expect(new Set(text.match(/^Person \d{4}$/gm))).toEqual(new Set(names))
  const numbers = text.match(/^Page \d+ of \d+$/gm) ?? []
  expect(numbers).toEqual(numbers.map((_, index) => `Page ${index + 1} of ${numbers.length}`))
})

test('a campaign whose closing was cut off is open again after a restart: no report of it could be verified', async () => {
  const dataDir = temporaryFolder()
  const { api, close, id } = await polled({}, { dataDir })
  const { reviewId } = await reviewed(api, id)
  await close()
  // Killed between the two steps of closing it.
  const db = new Database(join(dataDir, 'sightline.db'))
  db.prepare('UPDATE access_review SET closed_at = created_at WHERE id = ?').run(reviewId)
  db.close()
  const { api: next } = await engine({ dataDir })
  expect(await next.getReview({ reviewId })).toMatchObject({ closedAt: null })
  expect(await next.closeReview({ reviewId, anyway: true })).toMatchObject({ hash: expect.any(String) })
})

test('a campaign can be held to roles', async () => {
  const { api, id } = await smallWorkspace()
  const [owner] = await api.listAccessRoles({ integrationId: id })
  expect(owner).toMatchObject({ roleName: 'Workspace Owner', owner: true, people: 1, grants: 1 })
  const { review } = await reviewed(api, id, { roles: [owner!.roleName] })
  expect(review.items).toBe(1)
  await expect(reviewed(api, id, { name: 'None', roles: ['No such role'] })).rejects.toMatchObject({
    code: 'nothing-to-review',
  })
})

test('what is gone, what came and what was to be revoked and is still there is seen after each poll', async () => {
  const { api, id, demo, sync } = await smallWorkspace()
  const { reviewId, items, decide } = await reviewed(api, id)
  const inGroup = (await items()).filter(({ groupName }) => groupName === 'Web' || groupName === 'Data')
  const revoked = inGroup.filter(({ personName }) => personName === 'Dora')
  await decide('revoke', revoked)
  expect(await api.getReview({ reviewId })).toMatchObject({ revoke: 2, stillThere: 2, gone: 0, added: 0 })
  await api.closeReview({ reviewId, anyway: true })

  demo.mutate((world) => {
    world.groups.find((group) => group.id === 'web')!.memberIds = ['Chidi']
  })
  await sync()
  await expect
    .poll(() => api.getReview({ reviewId }))
    .toMatchObject({ stillThere: 1, gone: 1, added: 1, closedAt: expect.any(String) })
  expect((await items({ show: 'still_there' })).map(({ groupName }) => groupName)).toEqual(['Data'])
  expect((await items({ show: 'gone' }))[0]?.goneAt).toEqual(expect.any(String))
  expect((await api.listNewAccess({ reviewId })).rows).toMatchObject([
    { personName: 'Chidi', groupName: 'Web' },
  ])

  // Given back: it is there again.
  demo.mutate((world) => {
    world.groups.find((group) => group.id === 'web')!.memberIds = ['Dora']
  })
  await sync()
  await expect.poll(() => api.getReview({ reviewId })).toMatchObject({ stillThere: 2, gone: 0, added: 0 })
})

test('where campaigns can’t be compared after a poll, the log says so, and the next poll compares them', async () => {
  const dataDir = temporaryFolder()
  const { demo, api, id, sync } = await polled({}, { dataDir })
  const { reviewId } = await reviewed(api, id)
  const db = new Database(join(dataDir, 'sightline.db'))
  onTestFinished(() => void db.close())
  db.exec(`CREATE TRIGGER guard BEFORE UPDATE ON access_review BEGIN SELECT raise(ABORT, 'not now'); END`)
  demo.mutate((world) => {
    world.users.pop()
  })
  expect(await sync()).toMatchObject({ status: 'ok' })
  expect((await api.listLog({ level: 'error' })).rows).toMatchObject([{ event: 'reviews-not-compared' }])
  db.exec('DROP TRIGGER guard')
  await sync()
  expect((await api.getReview({ reviewId })).gone).toBeGreaterThan(0)
})

test('the report in CSV is verified by its hash, and one that was altered is found out', async () => {
  const { api, id, demo, sync } = await smallWorkspace()
  demo.mutate((world) => {
    world.users[3]!.name = '=HYPERLINK("http://evil.example")'
  })
  await sync()
  const { reviewId, items, decide } = await reviewed(api, id, { name: 'Q4, “all”' })
  await decide('keep', await items(), 'as agreed,\n"for now"')
  const draft = (await report(api, reviewId, 'csv')).toString()
  expect(await api.verifyReview({ csv: draft })).toMatchObject({ verdict: 'unknown' })
  const { hash } = await api.closeReview({ reviewId })
  // What it is called since then is not what was reviewed.
  await api.updateIntegration({ integrationId: id, name: 'Renamed' })
  const csv = (await report(api, reviewId, 'csv')).toString()
  expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"")"`)
  expect(csv.trimEnd().endsWith(`SHA-256,${hash}`)).toBe(true)
  // What each role is granted on, and no more than it is about.
  const grantedOn = (role: string) => new RegExp(`,${role},[^,]+,([^,]*),`).exec(csv)?.[1]
  expect(['Workspace Owner', 'Source Admin', 'Minimal Workspace Access'].map(grantedOn)).toEqual([
    'Everything',
    'All sources',
    'The workspace itself',
  ])
  expect(await api.verifyReview({ csv })).toMatchObject({
    verdict: 'intact',
    hash,
    reviewId,
    name: 'Q4, “all”',
  })
  // As a spreadsheet saves it: other line ends, a mark before all, cells filled up.
  const saved = `\ufeff${csv
    .replace(/^(Items,\d+)$/m, '$1,,,,')
    .replaceAll('\n', '\r\n')
    .replaceAll('agreed,\r\n', 'agreed,\n')}`
  expect(await api.verifyReview({ csv: saved })).toMatchObject({ verdict: 'intact' })

  const verdict = async (text: string) => (await api.verifyReview({ csv: text })).verdict
  expect(await verdict(csv.replace(',keep,', ',revoke,'))).toBe('altered')
  expect(await verdict(csv.replace(/^Chidi,.*\n/m, ''))).toBe('altered')
  expect(await verdict(`${csv}Eve,eve@acme.example\n`)).toBe('altered')
  expect(await verdict(csv.replace('Grace Hopper', 'Somebody else'))).toBe('altered')
  // One that is sound in itself, but is not what the campaign was closed with.
  expect(await verdict(draft)).toBe('other')
  // Of what was never a report it can't be told that it was altered.
  expect(await verdict('id,name\n1,Ada\n')).toBe('unknown')
  expect(await verdict('')).toBe('unknown')
})

test('the report in PDF has every item, its hash and its pages numbered', async () => {
  const { api, id } = await polled({ scale: 2 })
  const { reviewId, items, decide, review } = await reviewed(api, id, { name: 'Ревизия Ελλάδα' })
  await decide('keep', (await items()).slice(0, 30), 'Needed for the migration until the end of the year.')
  const { hash } = await api.closeReview({ reviewId, anyway: true })
  const pdf = await report(api, reviewId, 'pdf')
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  const pages = pdf.toString('latin1').match(/\/Type \/Page\n/g)?.length ?? 0
  expect(pages).toBeGreaterThan(3)
  const text = textOf(pdf)
  for (const page of Array.from({ length: pages }, (_, index) => index + 1))
    expect(text).toContain(`Page ${page} of ${pages}`)
  expect(text).toContain('Ревизия Ελλάδα')
  expect(text).toContain(hash)
  expect(text).toContain('Signatures')
  // Each page begins with the table's head; each item has its person and its decision.
  expect(text.match(/^Granted on$/gm)?.length).toBeGreaterThanOrEqual(pages - 1)
  expect(text.match(/^Undecided$/gm)?.length).toBe(review.items - 30 + 1)
  for (const { personEmail } of await items()) expect(text).toContain(personEmail)
})
