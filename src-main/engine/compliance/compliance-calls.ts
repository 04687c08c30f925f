/** Everything about compliance packs, put together: the calls of the contract that have to do with them. */
import { SightlineError } from '../../../src-preload/contract'
import type { Connector } from '../connectors/connector'
import type { EventHub } from '../events'
import type { Handlers } from '../handlers'
import type { Log } from '../log/log'
import type { RuleBook } from '../rules/rule-book'
import type { RuleRegistry } from '../rules/rule-registry'
import type { Db } from '../store/database'
import type { WriteLock } from '../store/write-lock'
import { Attestations } from './attestations'
import { ComplianceBook } from './compliance-book'
import { ControlLog, type ScoreChange } from './control-log'
import { PackRegistry } from './pack-registry'
import { ScoreLog } from './score-log'

/** What changes with time alone (data grows stale, an attestation’s time is over) is recorded within so long. */
const keepUpEveryMs = 5 * 60_000

type ComplianceCall =
  | 'listCompliancePacks'
  | 'getCompliancePack'
  | 'listComplianceScores'
  | 'attestControl'
  | 'withdrawAttestation'
  | 'listAttestations'

interface Compliance {
  handlers: Handlers<ComplianceCall>
  /** To be called once all rules of an integration were evaluated after a poll. */
  afterPoll(integrationId: string): Promise<void>
  /** Resolves once nothing is to be recorded any more. */
  settled(): Promise<void>
  /** To be called now and then: records what changed with time alone. */
  passTime(): Promise<void>
  close(): Promise<void>
}

export function createCompliance(needs: {
  db: Db
  connectors: Connector[]
  registry: RuleRegistry
  rules: RuleBook
  events: EventHub
  writeLock: WriteLock
  log: Log
  now: () => Date
  /** A score changed: worth telling, perhaps. Called in the transaction that records it. */
  onScore: (change: ScoreChange) => void
}): Compliance {
  const { db, events, writeLock, now } = needs
  const packs = new PackRegistry(needs.connectors)
  const attestations = new Attestations(db, now)
  const scores = new ScoreLog(db)
  const book = new ComplianceBook({ ...needs, packs, attestations, scores })
  const tell = (integrationId: string) => events.emit({ event: 'compliance', payload: { integrationId } })
  const recording = new ControlLog({ ...needs, book, scores, onRecorded: tell })
  // Edits and suppressions count at once.
  const stopListening = events.listen(({ event }) => {
    if (event === 'rules') void recording.keepUp()
  })
  let keptUpAt = 0
  // Whoever asks does it as well: a command line has no timer.
  const passTime = async () => {
    const at = now().getTime()
    // Also where the clock was set back since.
    if (Math.abs(at - keptUpAt) < keepUpEveryMs) return
    keptUpAt = at
    await recording.keepUp()
  }

  return {
    handlers: {
      listCompliancePacks: async ({ integrationId }) => {
        await passTime()
        return book.list(integrationId)
      },
      getCompliancePack: async ({ packId, integrationId }) => {
        await passTime()
        return book.get(packId, integrationId)
      },
      listComplianceScores: async ({ packId, integrationId, offset, limit }) => {
        await recording.settled()
        const steps = scores.steps(packs.get(packId).pack.id, integrationId).reverse()
        return { rows: steps.slice(offset, offset + limit), total: steps.length }
      },
      attestControl: async (input) => {
        const { manual, title } = packs.control(input.packId, input.controlId)
        if (manual === null)
          throw new SightlineError(
            'not-manual',
            `Rules tell whether “${title}” is met.`,
            'Look at their findings: fix them, or suppress them with a reason.',
          )
        const { connector } = packs.get(input.packId)
        const concerned = book
          .integrations(input.integrationId)
          .filter((integration) => integration.connector === connector)
          .map(({ id }) => id)
        const made = await writeLock.exclusively(() => attestations.add(input, concerned))
        await recording.keepUp(concerned)
        for (const id of concerned) tell(id)
        return made
      },
      withdrawAttestation: async ({ attestationId }) => {
        const withdrawn = await writeLock.exclusively(() => attestations.withdraw(attestationId))
        await recording.keepUp([withdrawn.integrationId])
        tell(withdrawn.integrationId)
        return withdrawn
      },
      listAttestations: async (input) => attestations.list(input),
    },
    afterPoll: (integrationId) => recording.keepUp([integrationId]),
    settled: () => recording.settled(),
    passTime,
    async close() {
      stopListening()
      await recording.close()
    },
  }
}
