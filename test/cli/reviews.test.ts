import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { connect, engine, temporaryFolder, workspace } from '../engine/harness'
import { commandLine } from './run'

test('campaigns are listed, reported to a file, and a report is verified', async () => {
  const dataDir = temporaryFolder()
  const { api, close } = await engine({ dataDir })
  const { id } = await connect(api, await workspace())
  await api.sync({ integrationId: id })
  const { id: reviewId, items } = await api.createReview({ integrationId: id, name: 'Q4', reviewer: 'Grace' })
  const { rows } = await api.listReviewItems({ reviewId, limit: 500 })
  await api.decideReview({ reviewId, itemIds: rows.map((row) => row.id), decision: 'revoke' })
  const { hash } = await api.closeReview({ reviewId })
  await close()

  const { run } = commandLine(dataDir)
  expect((await run(['reviews'])).stdout).toMatch(
    new RegExp(`Q4 +Acme +closed +${items} of ${items} +${items}, ${items} still there`),
  )
  const csv = join(temporaryFolder(), 'q4.csv')
  const reported = await run(['reviews', 'report', 'q4', '--output', csv, '--json'])
  expect(reported.json).toMatchObject({ review: 'Q4', path: csv, format: 'csv', rows: items, hash })
  expect(await run(['reviews', 'verify', csv])).toMatchObject({
    code: 0,
    stdout: `intact: Q4\nIt is as the campaign was closed.\nSHA-256 ${hash}\n`,
  })
  writeFileSync(csv, readFileSync(csv, 'utf8').replace(',revoke,', ',keep,'))
  expect(await run(['reviews', 'verify', csv, '--json'])).toMatchObject({
    code: 2,
    json: { verdict: 'altered' },
  })

  const pdf = join(temporaryFolder(), 'q4.pdf')
  expect((await run(['reviews', 'report', 'Q4', '--output', pdf])).code).toBe(0)
  expect(readFileSync(pdf, 'latin1').slice(0, 5)).toBe('%PDF-')
  expect((await run(['reviews', 'report', 'Q4', '--output', 'q4.doc'])).code).toBe(1)
})
