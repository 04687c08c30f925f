/** Which changes are meant, as SQL over `recording AS r` and `change AS c`. */
import type { CheckedInputOf } from '../../../src-preload/contract'
import { likeAnywhere } from '../store/like-pattern'

export type ChangeFilter = Partial<CheckedInputOf<'listChanges'>> &
  Pick<CheckedInputOf<'listTimeline'>, 'baseline'>

export interface ChangeConditions {
  /** What can be said of a recording as a whole, without reading its changes. Where `exact`, all of it. */
  recording: string
  change: string
  exact: boolean
  parameters: Record<string, string | number | null>
}

/** Beyond so many, what is called so is found sooner by looking through the changes than by gathering all of it. */
const mostSubjects = 2000
const searched = `(name LIKE :search ESCAPE '\\' OR resource_id LIKE :search ESCAPE '\\')`

/** Whether few resources are called so: {@link conditionsOf} wants to know. */
export const fewAreCalled = `
  SELECT count(*) <= ${mostSubjects} AS few FROM (SELECT 1 FROM subject WHERE ${searched} LIMIT ${mostSubjects + 1})`

export const searchPattern = (text: string) => likeAnywhere(text.trim())

/** `seen`: the last recording that was looked at. `fewSubjects`: the answer to {@link fewAreCalled}. */
export function conditionsOf(
  filter: ChangeFilter,
  { seen = 0, fewSubjects = true }: { seen?: number; fewSubjects?: boolean } = {},
): ChangeConditions {
  const recording: string[] = []
  const change: string[] = []
  const parameters: ChangeConditions['parameters'] = {}
  const given = <Key extends keyof ChangeFilter>(key: Key, of: string[], condition: string) => {
    const value = filter[key]
    if (value === undefined) return
    parameters[key] = value as string | number | null
    of.push(condition)
  }
  given('integrationId', recording, 'r.integration_id = :integrationId')
  given('resourceType', recording, 'r.resource_type = :resourceType')
  given('pollId', recording, 'r.poll_id = :pollId')
  for (const [key, comparison] of [
    ['since', '>='],
    ['until', '<'],
  ] as const) {
    const at = filter[key]
    if (at === undefined) continue
    parameters[key] = new Date(at).toISOString()
    recording.push(`r.recorded_at ${comparison} :${key}`)
  }
  if (filter.unseen) {
    parameters.seen = seen
    recording.push('r.id > :seen')
  }
  const wasThere = "r.baseline = 1 AND c.type = 'added'"
  if (filter.baseline === 'only') {
    recording.push('r.baseline = 1 AND r.added > 0')
    change.push(wasThere)
  } else if (!filter.baseline) {
    recording.push('r.changes > 0')
    change.push(`NOT (${wasThere})`)
  }
  if (filter.change !== undefined) {
    recording.push(`r.${filter.change} > 0`)
    given('change', change, 'c.type = :change')
  }
  const fromHere = change.length
  if (filter.fields !== undefined) {
    parameters.fields = JSON.stringify(filter.fields)
    parameters.paths = JSON.stringify(filter.fields.map((field) => `$.${JSON.stringify(field)}`))
    recording.push(
      'EXISTS (SELECT 1 FROM json_each(r.fields) WHERE value IN (SELECT value FROM json_each(:fields)))',
    )
    change.push(
      `c.type = 'modified' AND EXISTS (
        SELECT 1 FROM json_each(:paths) AS p
        WHERE json_type(c.before, p.value) IS NOT NULL OR json_type(c.after, p.value) IS NOT NULL)`,
    )
  }
  given('actor', change, filter.actor === null ? 'c.actor IS :actor' : 'c.actor = :actor')
  if (filter.search?.trim()) {
    parameters.search = searchPattern(filter.search)
    const subjects = `SELECT id FROM subject WHERE ${searched}`
    if (fewSubjects)
      recording.push(
        `r.id IN (SELECT m.recording_id FROM subject AS s CROSS JOIN change AS m ON m.subject_id = s.id WHERE ${searched})`,
      )
    change.push(
      fewSubjects
        ? `c.subject_id IN (${subjects})`
        : `EXISTS (SELECT 1 FROM subject WHERE id = c.subject_id AND ${searched})`,
    )
  }
  if (filter.resourceId !== undefined) {
    parameters.resourceId = filter.resourceId
    change.push(`c.subject_id IN (SELECT id FROM subject AS s WHERE ${thatSubject(filter)})`)
  }
  return {
    recording: allOf(recording),
    change: allOf(change),
    exact: change.length === fromHere,
    parameters,
  }
}

/** The resource that is asked for, of `subject AS s`: with its type and integration, an index has it. */
export const thatSubject = ({ resourceType, integrationId }: ChangeFilter) =>
  [
    's.resource_id = :resourceId',
    ...(resourceType === undefined ? [] : ['s.resource_type = :resourceType']),
    ...(integrationId === undefined ? [] : ['s.integration_id = :integrationId']),
  ].join(' AND ')

const allOf = (conditions: string[]) =>
  conditions.length === 0 ? 'TRUE' : conditions.map((one) => `(${one})`).join(' AND ')
