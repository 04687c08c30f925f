import { allConnectors } from '../../src-main/engine/connectors/all'
import { evaluateManaged } from '../../src-main/engine/rules/evaluate'
import { judge } from '../../src-main/engine/rules/judging'
import { RuleRegistry } from '../../src-main/engine/rules/rule-registry'
import { joinDatabase, readDatabase } from '../../src-main/engine/store/database'
import { addFunctions, tellMoment } from '../../src-main/engine/store/sql-functions'
import { WriteLock } from '../../src-main/engine/store/write-lock'

/**
 * Milliseconds that evaluating all managed rules anew takes in a database with one integration, of which their findings
 * are known; and that their SQL alone takes. The best of so many rounds.
 */
export async function evaluatingRules(database: string, rounds = 3) {
  const db = joinDatabase(database)
  const connectors = allConnectors()
  const [connector] = connectors
  if (!connector) throw new Error('There is no connector.')
  const registry = new RuleRegistry(db, connectors)
  const integrationId = db.prepare('SELECT id FROM integration').pluck().get() as string
  const now = new Date().toISOString()
  const statements = registry.managed().flatMap((entry) => {
    const judgement = judge(db, registry, entry, integrationId)
    return 'ask' in judgement ? [judgement.ask] : []
  })
  const times = {
    evaluated: Number.POSITIVE_INFINITY,
    bare: Number.POSITIVE_INFINITY,
    rules: statements.length,
  }
  for (let round = 0; round < rounds; round++) {
    const bare = readDatabase(database)
    addFunctions(bare)
    tellMoment(bare, now)
    let started = performance.now()
    for (const { sql, unless, parameters } of statements)
      for (const text of unless === null ? [sql] : [unless, sql]) {
        const statement = bare.prepare(text)
        statement.raw().all({ ...parameters, now })
      }
    times.bare = Math.min(times.bare, performance.now() - started)
    bare.close()

    db.exec('UPDATE rule_state SET basis = NULL')
    started = performance.now()
    await evaluateManaged({
      ...{ db, database, registry, connector, integrationId, now },
      writeLock: new WriteLock(),
      signal: new AbortController().signal,
      tell: () => {},
    })
    times.evaluated = Math.min(times.evaluated, performance.now() - started)
  }
  db.close()
  return times
}
