import type { CheckedInputOf } from '../../../src-preload/contract'
import { likeAnywhere } from '../store/like-pattern'

export type FindingFilter = CheckedInputOf<'countFindingFacets'> & { findingIds?: number[] | undefined }

/** What there is a rule for: its id and what people know it as. */
export type RuleName = { id: string; name: string }

const fields = [
  ['integrationId', 'integration_id'],
  ['ruleId', 'rule_id'],
  ['resourceType', 'resource_type'],
  ['severity', 'severity'],
  ['status', 'status'],
] as const

/** The findings that are asked for: a WHERE on `finding AS f`, or nothing, and what its names stand for. */
export function whereOf(filter: FindingFilter, rules: () => RuleName[]) {
  const given = fields.filter(([field]) => filter[field] !== undefined)
  const words = filter.search.split(/\s+/).filter((word) => word !== '')
  const conditions = [
    ...given.map(([field, column]) => `f.${column} = :${field}`),
    ...(filter.findingIds ? ['f.id IN (SELECT value FROM json_each(:findingIds))'] : []),
    // The names of rules are not in the database.
    ...words.map(
      (_, place) =>
        `(f.resource_name LIKE :word${place} ESCAPE '\\' OR f.resource_id LIKE :word${place} ESCAPE '\\'
          OR f.rule_id IN (SELECT value FROM json_each(:rules${place})))`,
    ),
  ]
  const known = words.length > 0 ? rules() : []
  return {
    where: conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '',
    parameters: Object.fromEntries<string | number>([
      ...given.map(([field]) => [field, filter[field] as string | number] as const),
      ...(filter.findingIds ? [['findingIds', JSON.stringify(filter.findingIds)] as const] : []),
      ...words.flatMap((word, place) => [
        [`word${place}`, likeAnywhere(word)] as const,
        [`rules${place}`, JSON.stringify(idsOf(known, word))] as const,
      ]),
    ]),
  }
}

function idsOf(rules: RuleName[], word: string): string[] {
  const wanted = word.toLowerCase()
  return rules.filter(({ name }) => name.toLowerCase().includes(wanted)).map(({ id }) => id)
}
