import { SightlineError } from '../../../src-preload/contract'
import type { Connector } from '../connectors/connector'
import type { EventHub } from '../events'
import type { Handlers } from '../handlers'
import type { Log } from '../log/log'
import type { Exports } from '../query/exports'
import type { StartQueryProcess } from '../query/query-process-start'
import { QueryProcesses } from '../query/query-processes'
import { QueryRunner } from '../query/query-runner'
import type { Db } from '../store/database'
import type { WriteLock } from '../store/write-lock'
import { mapAccess } from './access-map'
import { Explore } from './explore'
import { AccessModels } from './models'
import { createReviews } from './reviews/review-calls'
import { WhatIf } from './what-if'

/** A screen asks for a list, a summary and a graph at once. */
const mostProcesses = 2

type ExploreCall =
  | 'searchAccess'
  | 'describeAccess'
  | 'listAccess'
  | 'listReach'
  | 'drawAccess'
  | 'withoutGrant'
  | 'listAccessRoles'
  | 'mapAccess'

interface Access {
  handlers: Handlers<ExploreCall> & ReturnType<typeof createReviews>['handlers']
  /** Compares campaigns with what is. */
  afterPoll(integrationId: string): void
  /** Resolves once none is to be compared any more. */
  settled(): Promise<void>
  close(): Promise<void>
}

export function createAccess(needs: {
  db: Db
  connectors: Connector[]
  events: EventHub
  writeLock: WriteLock
  log: Log
  exports: Exports
  now: () => Date
  database: string
  /** How a query process is started. */
  queryProcess: StartQueryProcess
}): Access {
  const processes = new QueryProcesses(needs.queryProcess, needs.database, mostProcesses)
  const queries = new QueryRunner(processes)
  const models = new AccessModels(needs.db, needs.connectors)
  const explore = new Explore(needs.db, models, queries)
  const whatIf = new WhatIf(models, queries)
  const reviews = createReviews({ ...needs, processes, queries, models })
  let comparing = Promise.resolve()
  return {
    handlers: {
      searchAccess: (input) => explore.search(input),
      describeAccess: (input) => explore.describe(input),
      listAccess: (input) => explore.list(input),
      listReach: (input) => explore.reached(input),
      drawAccess: (input) => explore.draw(input),
      withoutGrant: (input) => whatIf.without(input),
      listAccessRoles: (input) => explore.roles(input),
      mapAccess: (input) => mapAccess({ models, queries }, input),
      ...reviews.handlers,
    },
    afterPoll(integrationId) {
      // What fails is tried again after the next poll: it is then still to be compared.
      comparing = comparing
        .then(() => reviews.compare(integrationId))
        .catch((error) => {
          if (SightlineError.from(error).code !== 'closing') needs.log.failed('reviews-not-compared', error)
        })
    },
    settled: () => comparing,
    close() {
      processes.close()
      return comparing
    },
  }
}
