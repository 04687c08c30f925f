/** Rules of a poll read derived views from tables that were made for them: what they read is what the views say. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { segment } from '../../src-main/engine/connectors/segment'
import { forgetUnfolded, unfoldViews } from '../../src-main/engine/rules/unfold-views'
import { type Db, readDatabase } from '../../src-main/engine/store/database'
import { addFunctions } from '../../src-main/engine/store/sql-functions'
import { connect, engine, temporaryFolder, workspace } from './harness'

const { derivedViews } = segment()
const rowsOf = (db: Db, view: string, where = '') =>
  db
    .prepare(`SELECT * FROM ${view} ${where}`)
    .all()
    .map((row) => JSON.stringify(row))
    .sort()

test('each view has the same columns and rows, of its own integration alone', async () => {
  const dataDir = temporaryFolder()
  const { api, close } = await engine({ dataDir })
  const names = ['Acme', 'O’Neill "and" \'Sons\'']
  const ids: string[] = []
  for (const [index, name] of names.entries()) {
    const { id } = await connect(api, await workspace({ seed: index + 1 }), name)
    await api.sync({ integrationId: id })
    ids.push(id)
  }
  await close()
  const db = readDatabase(join(dataDir, 'sightline.db'))
  addFunctions(db)
  for (const id of ids) {
    const own = `WHERE _integrationId = '${id}'`
    const before = derivedViews.map(({ name }) => rowsOf(db, name, own))
    const all = derivedViews.map(({ name }) => rowsOf(db, name))
    for (const rows of before) expect(rows).not.toEqual([])
    const reading = derivedViews.map(({ name }) => ({ sql: `SELECT * FROM ${name}`, unless: null }))
    unfoldViews(db, derivedViews, [...reading, ...reading], id)
    expect(derivedViews.map(({ name }) => rowsOf(db, name))).toEqual(before)
    forgetUnfolded(db)
    expect(derivedViews.map(({ name }) => rowsOf(db, name))).toEqual(all)
  }
  db.close()
})
