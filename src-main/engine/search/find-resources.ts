import type { QueryRunner } from '../query/query-runner'
import type { Db } from '../store/database'
import { likeText } from '../store/like-pattern'
import { beginning, tellingOf, whole } from './words'

interface FoundResource {
  key: number
  integration_id: string
  type: string
  id: string
  name: string
  changed_at: string
  integration: string
}

/** So many are enough: whoever wants another one types on. */
const enough = 200
/** Of those that match, so many are put in order: with all of them, a common word would take too long. */
const mostMatches = 1000

/** What the index has before the first word of a name, and before its length: see step 20 of the migrations. */
const [firstOfName, lengthOfName] = ['\uE000', '\uE001']

/** Resources that are what somebody types. The best are among them, however many there are; in no order. */
export async function findResources(
  { db, queries }: { db: Db; queries: QueryRunner },
  types: string[],
  text: string,
  words: string[],
): Promise<FoundResource[]> {
  const found = new Map<number, FoundResource>()
  for (const row of withId(db, types, text)) found.set(row.key, row)
  for (const match of fromTheBest(text, words)) {
    if (found.size >= enough) break
    for (const row of await matching(queries, match, text)) found.set(row.key, row)
  }
  return [...found.values()]
}

/** What the index is asked for, one after the other: that name, names that begin so, and all that has these words. */
function fromTheBest(text: string, words: string[]): string[] {
  const [first, ...others] = words as [string, ...string[]]
  const last = others.pop()
  const length = whole(lengthOfName + [...text].length)
  const begun = last === undefined ? beginning(firstOfName + first) : whole(firstOfName + first)
  return [
    [whole(firstOfName + first), ...tellingOf(words.slice(1)).map(whole), length].join(' '),
    [begun, ...tellingOf(others).map(whole), ...(last === undefined ? [] : [beginning(last)])].join(' '),
    tellingOf(words).map(beginning).join(' '),
  ]
}

function matching(queries: QueryRunner, match: string, text: string): Promise<FoundResource[]> {
  return queries.rows({
    text: `SELECT r.key, r.integration_id, r.type, r.id, r.name, r.changed_at, i.name AS integration
       FROM (SELECT rowid AS key FROM resource_words(:match) LIMIT ${mostMatches}) AS w
       CROSS JOIN resource AS r ON r.key = w.key CROSS JOIN integration AS i ON i.id = r.integration_id
       ORDER BY r.name LIKE :begin ESCAPE '\\' DESC, length(r.name), r.key LIMIT ${enough}`,
    parameters: { match, begin: `${likeText(text)}%` },
  })
}

function withId(db: Db, types: string[], id: string): FoundResource[] {
  return db
    .prepare<object, FoundResource>(
      `SELECT r.key, r.integration_id, r.type, r.id, r.name, r.changed_at, i.name AS integration
       FROM json_each(:types) AS type CROSS JOIN integration AS i
       CROSS JOIN resource AS r ON r.type = type.value AND r.integration_id = i.id AND r.id = :id`,
    )
    .all({ types: JSON.stringify(types), id })
}
