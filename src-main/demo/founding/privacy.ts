import type { Random } from '../random'
import type { Suppression, World } from '../world'

const regulationTypes = ['SUPPRESS_ONLY', 'SUPPRESS_WITH_DELETE', 'UNSUPPRESS', 'DELETE_INTERNAL']

/** Requests to forget somebody. Each third is about one source only. Made-up people, and still none to be stored. */
export function foundRegulations(
  world: World,
  count: number,
  at: (daysAgo: number) => string,
  random: Random,
): World['regulations'] {
  return Array.from({ length: count }, (_, index) => {
    const running = index === 0
    return {
      id: random.text(27),
      subjectType: 'USER_ID',
      subjects: [customerId(random), customerId(random)],
      status: running ? 'RUNNING' : 'FINISHED',
      regulationType: regulationTypes[index % regulationTypes.length]!,
      createdAt: at(index * 3),
      finishedAt: running ? undefined : at(index * 3 - 1),
      sourceId: index % 3 === 2 ? random.pick(world.sources).id : undefined,
    }
  })
}

export function foundSuppressions(count: number, random: Random): Suppression[] {
  return Array.from({ length: count }, () => ({ subjectType: 'USER_ID', subjectIds: [customerId(random)] }))
}

const customerId = (random: Random) => `customer-${100_000 + random.int(900_000)}`
