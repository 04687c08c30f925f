import type { Api } from '../../src-preload/contract'
import { output } from './output'

/** Says on stderr what can't be known of a moment: its zeros, or what is there now, would be read as what there was. */
export async function sayWhereHistoryBegins(api: Api, at: string): Promise<void> {
  if (Date.parse(at) > Date.now()) return output.say(`${at} is still to come: all is as it is now.`)
  const all = await api.listIntegrations()
  const later = all.filter(({ historyBeginsAt: since }) => since === null || since > at)
  const [first] = all.flatMap(({ historyBeginsAt }) => historyBeginsAt ?? []).sort()
  if (first === undefined) output.say('Nothing was polled yet: there is no history.')
  else if (later.length === all.length)
    output.say(`History begins at ${first}, with the first poll: of ${at} nothing is known.`)
  else
    for (const { name, historyBeginsAt: since } of later)
      output.say(
        since === null
          ? `${name} was not polled yet: it has no history.`
          : `The history of ${name} begins at ${since}, with its first poll: of ${at} nothing is known.`,
      )
}
