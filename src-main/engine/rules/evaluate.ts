import { severities } from '../../../src-preload/words'
import type { Connector } from '../connectors/connector'
import { prepareRule } from '../query/rule-statement'
import { type Db, readDatabase } from '../store/database'
import { addFunctions } from '../store/sql-functions'
import type { WriteLock } from '../store/write-lock'
import { companyDomains } from './company-domains'
import { basisOf, judge } from './judging'
import { ofConnector, type RuleShelf, type ShelvedRule } from './rule-shelf'
import { confirmIfSame, type Verdict, writeVerdict } from './rule-state'
import type { Transition } from './store-findings'
import { forgetUnfolded, unfoldViews } from './unfold-views'

/** Where what a rule reads changes while it is asked, it is asked again. */
const mostTries = 3
/** Verdicts that came within so long are written together: each transaction waits for the disk. */
const togetherMs = 100

interface Needs {
  db: Db
  /** The file that `db` is open on. */
  database: string
  writeLock: WriteLock
  shelf: RuleShelf
  connector: Connector
  integrationId: string
  now: string
  /** Once it aborts, no further rule is evaluated. */
  signal: AbortSignal
  /** Tells what a verdict changed, in the transaction that writes the verdict. */
  tell: (transition: Transition) => void
}

/**
 * Evaluates the managed rules of an integration against what is stored now: those for which something that they are
 * made from has changed since. Rules are asked while others may write; a verdict is written, and told in the same
 * transaction, if what it was asked of is still the same. The user's own rules are not to be run here, where nothing
 * can stop them: {@link Evaluations}.
 */
export async function evaluateManaged(needs: Needs): Promise<void> {
  const { db, connector, database, integrationId, signal } = needs
  const due = await dueRules(needs)
  if (due.length === 0) return
  // What the poll has read of the database makes room for what the rules read.
  db.pragma('shrink_memory')
  const asked = readDatabase(database)
  try {
    addFunctions(asked)
    // Of a usual workspace, what is unfolded never gets to the disk.
    asked.pragma('temp.cache_size = -12000')
    unfoldViews(
      asked,
      connector.derivedViews,
      due.map(({ shelved }) => shelved.rule),
      integrationId,
    )
    const domains = once(() => companyDomains(asked, connector.people, integrationId))
    const changedMeanwhile: Due[] = []
    let judged: Judged[] = []
    let since = performance.now()
    for (const rule of due) {
      if (signal.aborted) break
      judged.push({ ...rule, verdict: verdictOn(needs, asked, rule.shelved, domains) })
      if (performance.now() - since < togetherMs && rule !== due.at(-1)) continue
      changedMeanwhile.push(...(await write(needs, judged)))
      judged = []
      since = performance.now()
    }
    forgetUnfolded(asked)
    for (const rule of changedMeanwhile) await evaluateAgain(needs, asked, rule)
  } finally {
    asked.close()
  }
}

interface Due {
  shelved: ShelvedRule
  basis: string | null
}

interface Judged extends Due {
  verdict: Verdict
}

async function dueRules(needs: Needs): Promise<Due[]> {
  const { db, shelf, connector, writeLock, integrationId, now } = needs
  // The worst come last: of alerts of one moment, they are then the latest, and the first to be read.
  const rules = ofConnector(shelf.managed(), connector.key).sort(
    (one, other) => severities.indexOf(other.rule.severity) - severities.indexOf(one.rule.severity),
  )
  const look = db.transaction(() =>
    rules
      .map((shelved) => ({ shelved, basis: basisOf(db, shelf, shelved, integrationId, now) }))
      .filter(({ shelved, basis }) => !confirmIfSame(db, integrationId, shelved.rule.id, basis, now)),
  )
  return writeLock.exclusively(() => look.immediate())
}

/** Writes and tells verdicts, and returns those that are of something that has changed since. */
async function write(needs: Needs, judged: Judged[]): Promise<Due[]> {
  const { db, shelf, writeLock, integrationId, now, tell } = needs
  const writeAll = db.transaction(() =>
    judged.filter(({ shelved, basis, verdict }) => {
      if (basisOf(db, shelf, shelved, integrationId, now) !== basis) return true
      const transition = writeVerdict(db, shelved.rule, integrationId, { verdict, basis, now })
      if (transition.opened.length + transition.resolved.length > 0) tell(transition)
      return false
    }),
  )
  return judged.length === 0 ? [] : writeLock.exclusively(() => writeAll.immediate())
}

async function evaluateAgain(needs: Needs, asked: Db, { shelved }: Due): Promise<void> {
  const { db, shelf, connector, signal, integrationId, now } = needs
  for (let attempt = 1; attempt < mostTries && !signal.aborted; attempt++) {
    const basis = basisOf(db, shelf, shelved, integrationId, now)
    const domains = () => companyDomains(asked, connector.people, integrationId)
    const verdict = verdictOn(needs, asked, shelved, domains)
    if ((await write(needs, [{ shelved, basis, verdict }])).length === 0) return
  }
}

function verdictOn(
  { db, shelf, integrationId, now }: Needs,
  asked: Db,
  shelved: ShelvedRule,
  domains: () => string[] | null,
): Verdict {
  const judgement = judge(db, shelf, shelved, integrationId, { domains })
  if (!('ask' in judgement)) return judgement
  try {
    const outcome = prepareRule(asked, judgement.ask)(now)
    return 'rows' in outcome ? outcome : { status: 'not_evaluated', ...outcome }
  } catch (error) {
    return { status: 'error', reason: `Its query failed: ${(error as Error).message}` }
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
