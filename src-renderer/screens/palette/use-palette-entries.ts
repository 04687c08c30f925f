import { useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import type { SearchHit, SightlineError } from '../../../src-preload/contract'
import { useIntegrations } from '../../state/integrations'
import { t } from '../../texts'
import { useCommands } from './commands'
import type { Entry, EntryGroup } from './entry'
import { entryOf, groupHits, keyOf, kindsOfBrowser } from './hit-entries'
import { matchCommands } from './match-commands'
import { type Chosen, recentChoices, rememberChoice } from './recent'
import { useSearch } from './use-search'

const mostCommands = 6

interface PaletteEntries {
  groups: EntryGroup[]
  /** Another one is another list. */
  version: string
  /** Nothing is known yet of what was typed. */
  searching: boolean
  error: SightlineError | null
}

/** What the palette lists: with nothing typed, recent choices and every command; else what is found, the best first. */
export function usePaletteEntries(text: string): PaletteEntries {
  const [path] = useLocation()
  const inBrowser = path.startsWith('/browser')
  const answer = useSearch(text, inBrowser ? kindsOfBrowser : undefined)
  const commands = useCommands(inBrowser).map((command) => remembering(command, { command: command.key }))
  const [recent] = useState(recentChoices)
  const integrations = useIntegrations((state) => state.data)
  const hits = useMemo(() => new Map(answer.hits.map((hit) => [keyOf(hit), hit])), [answer.hits])

  const remember = (entry: Entry, found: ReadonlyMap<string, SearchHit>) => {
    const hit = found.get(entry.key)
    return hit ? remembering(entry, { hit }) : entry
  }

  if (text.trim() === '') {
    const known = (choice: Chosen) =>
      'command' in choice || integrations?.some(({ id }) => id === (choice.hit.integrationId ?? id))
    const again = recent.filter(known).flatMap((choice) => {
      if ('command' in choice) return commands.find(({ key }) => key === choice.command) ?? []
      if (inBrowser && !kindsOfBrowser.includes(choice.hit.kind)) return []
      return remembering(entryOf(choice.hit, inBrowser), choice)
    })
    const others = commands.filter(({ key }) => !again.some((entry) => entry.key === key))
    return {
      groups: filled([
        { title: t('palette.usePaletteEntries.recent'), entries: again },
        { title: t('palette.usePaletteEntries.commands'), entries: others },
      ]),
      version: '',
      searching: false,
      error: null,
    }
  }
  const matching = matchCommands(text, commands)
  const found = groupHits(answer.hits, inBrowser).map(({ title, entries }) => ({
    title,
    entries: entries.map((entry) => remember(entry, hits)),
  }))
  const doing = {
    title: t('palette.usePaletteEntries.commands'),
    entries: matching.entries.slice(0, mostCommands),
  }
  return {
    groups: filled(matching.first ? [doing, ...found] : [...found, doing]),
    version: answer.text,
    searching: answer.text === '',
    error: answer.error,
  }
}

const filled = (groups: EntryGroup[]) => groups.filter(({ entries }) => entries.length > 0)

/** Whatever is chosen comes first the next time. */
function remembering(entry: Entry, choice: Chosen): Entry {
  const { run, runApart } = entry
  return {
    ...entry,
    run() {
      rememberChoice(choice)
      run()
    },
    ...(runApart && {
      runApart() {
        rememberChoice(choice)
        runApart()
      },
    }),
  }
}
