import type { Api } from '../../src-preload/contract'
import { output } from './output'

/** An integration that has no recording was never polled, if none was dropped. */
const beginnings = `
  SELECT i.name, coalesce(i.history_since,
    (SELECT min(r.recorded_at) FROM recording AS r WHERE r.integration_id = i.id))
  FROM integration AS i ORDER BY 2, 1`

/** Says on stderr what was not looked at yet by then: its zeros would be read as what there was. */
export async function sayWhereHistoryBegins(api: Api, at: string): Promise<void> {
  const all = (await api.query({ sql: beginnings })).rows as [name: string, since: string | null][]
  const later = all.filter(([, since]) => since === null || since > at)
  const first = all.find(([, since]) => since !== null)?.[1]
  if (first === undefined) output.say('Nothing was polled yet: there is no history.')
  else if (later.length === all.length)
    output.say(`History begins at ${first}, with the first poll: of ${at} nothing is known.`)
  else
    for (const [name, since] of later)
      output.say(
        since === null
          ? `${name} was not polled yet: it has no history.`
          : `The history of ${name} begins at ${since}, with its first poll: of ${at} nothing is known.`,
      )
}
