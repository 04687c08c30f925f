import type { Connector } from '../connectors/connector'
import type { QueryRunner } from '../query/query-runner'
import { quoted } from '../store/sql-quotes'

/** What people are called whom the audit trail names by their mail address or id. */
export class People {
  constructor(
    private readonly queries: QueryRunner,
    private readonly connectors: Connector[],
  ) {}

  async names(actors: string[]): Promise<Map<string, string>> {
    const wanted = [...new Set(actors)]
    if (wanted.length === 0) return new Map()
    const found = await Promise.all(
      this.connectors.flatMap(({ people, resourceTypes }) => {
        const type = resourceTypes.find(({ key }) => key === people.type)
        if (!type?.columns.some(({ name }) => name === 'name')) return []
        const email = quoted(people.emailField)
        const users = quoted(type.key)
        // Two halves, so that each finds its index.
        return this.queries.rows<{ actor: string; name: string }>({
          text: `
            SELECT a.value AS actor, u.name AS name
            FROM json_each(:actors) AS a CROSS JOIN ${users} AS u ON u.${email} = a.value WHERE u.name <> ''
            UNION ALL
            SELECT a.value, u.name FROM json_each(:actors) AS a CROSS JOIN integration AS i
            CROSS JOIN ${users} AS u ON u._integrationId = i.id AND u.id = a.value WHERE u.name <> ''`,
          parameters: { actors: JSON.stringify(wanted) },
        })
      }),
    )
    return new Map(found.flat().map(({ actor, name }) => [actor, name]))
  }
}
