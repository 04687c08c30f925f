import type { Connector } from '../connectors/connector'
import type { EventHub } from '../events'
import type { Handlers } from '../handlers'
import type { QueryRunner } from '../query/query-runner'
import type { Db } from '../store/database'
import { Differences } from './compare'
import { listChanges } from './list-changes'
import { People } from './people'
import { referenceNames } from './reference-names'
import { SeenMark } from './seen-changes'
import { ChangeTimeline } from './timeline'

type ChangeCall =
  | 'listChanges'
  | 'diff'
  | 'listTimeline'
  | 'listActors'
  | 'countChangesByDay'
  | 'listChangeFacets'
  | 'getSeenChanges'
  | 'markChangesSeen'

interface Changes {
  handlers: Handlers<ChangeCall>
  unseen(): number
}

export function createChanges(needs: {
  db: Db
  connectors: Connector[]
  events: EventHub
  now: () => Date
  queries: QueryRunner
  /** Throws for a resource type that there isn't. */
  checkType(type: string): void
}): Changes {
  const { queries } = needs
  const types = new Map(
    needs.connectors.flatMap(({ resourceTypes }) => resourceTypes.map((type) => [type.key, type])),
  )
  const namesOf = referenceNames(needs.db, types)
  const differences = new Differences(needs.db, queries, { types, namesOf })
  const seen = new SeenMark(needs.db, needs.events, needs.now)
  const timeline = new ChangeTimeline(queries, new People(queries, needs.connectors), namesOf, () =>
    seen.upTo(),
  )
  const checked = <Input extends { resourceType?: string | undefined }>(input: Input): Input => {
    if (input.resourceType !== undefined) needs.checkType(input.resourceType)
    return input
  }
  return {
    handlers: {
      listChanges: async (input) =>
        listChanges(needs.db, queries, checked(input), { seen: seen.upTo(), namesOf }),
      diff: async (input) => {
        if (input.type !== undefined) needs.checkType(input.type)
        return differences.page(input)
      },
      listTimeline: async (input) => timeline.groups(checked(input)),
      listActors: async (input) => timeline.actors(checked(input)),
      countChangesByDay: async (input) => timeline.days(checked(input)),
      listChangeFacets: (input) => timeline.facets(input),
      getSeenChanges: async () => seen.get(),
      markChangesSeen: async ({ upTo }) => seen.set(upTo),
    },
    unseen: () => seen.get().unseen,
  }
}
