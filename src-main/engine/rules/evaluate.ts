import { severities } from '../../../src-preload/words'
import type { Connector } from '../connectors/connector'
import { prepareRule } from '../query/rule-statement'
import { type Db, readDatabase } from '../store/database'
import { addFunctions } from '../store/sql-functions'
import type { WriteLock } from '../store/write-lock'
import { companyDomains } from './company-domains'
import { basisOf, judge } from './judging'
import { ofConnector, type RuleEntry, type RuleRegistry } from './rule-registry'
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
  registry: RuleRegistry
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
      due.map(({ entry }) => entry.rule),
      integrationId,
    )
    const domains = once(() => companyDomains(asked, connector.people, integrationId))
    const changedMeanwhile: Due[] = []
    let judged: Judged[] = []
    let since = performance.now()
    for (const rule of due) {
      if (signal.aborted) break
      judged.push({ ...rule, verdict: verdictOn(needs, asked, rule.entry, domains) })
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
  entry: RuleEntry
  basis: string | null
}

interface Judged extends Due {
  verdict: Verdict
}

async function dueRules(needs: Needs): Promise<Due[]> {
  const { db, registry, connector, writeLock, integrationId, now } = needs
  // The worst come last: of alerts of one moment, they are then the latest, and the first to be read.
  const rules = ofConnector(registry.managed(), connector.key).sort(
    (one, other) => severities.indexOf(other.rule.severity) - severities.indexOf(one.rule.severity),
  )
  const look = db.transaction(() =>
    rules
      .map((entry) => ({ entry, basis: basisOf(db, registry, entry, integrationId, now) }))
      .filter(({ entry, basis }) => !confirmIfSame(db, integrationId, entry.rule.id, basis, now)),
  )
  return writeLock.exclusively(() => look.immediate())
}

/** Writes and tells verdicts, and returns those that are of something that has changed since. */
async function write(needs: Needs, judged: Judged[]): Promise<Due[]> {
  const { db, registry, writeLock, integrationId, now, tell } = needs
  const writeAll = db.transaction(() =>
    judged.filter(({ entry, basis, verdict }) => {
      if (basisOf(db, registry, entry, integrationId, now) !== basis) return true
      const transition = writeVerdict(db, entry.rule, integrationId, { verdict, basis, now })
      if (transition.opened.length + transition.resolved.length > 0) tell(transition)
      return false
    }),
  )
  return judged.length === 0 ? [] : writeLock.exclusively(() => writeAll.immediate())
}

async function evaluateAgain(needs: Needs, asked: Db, { entry }: Due): Promise<void> {
  const { db, registry, connector, signal, integrationId, now } = needs
  for (let attempt = 1; attempt < mostTries && !signal.aborted; attempt++) {
    const basis = basisOf(db, registry, entry, integrationId, now)
    const domains = () => companyDomains(asked, connector.people, integrationId)
    const verdict = verdictOn(needs, asked, entry, domains)
    if ((await write(needs, [{ entry, basis, verdict }])).length === 0) return
  }
}

function verdictOn(
  { db, registry, integrationId, now }: Needs,
  asked: Db,
  entry: RuleEntry,
  domains: () => string[] | null,
): Verdict {
  const judgement = judge(db, registry, entry, integrationId, { domains })
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
