import type { Entry } from './entry'

const words = (text: string) =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** Those whose words the typed ones begin, and whether they are what is most likely meant. */
export function matchCommands(text: string, commands: Entry[]): { entries: Entry[]; first: boolean } {
  const wanted = words(text)
  if (wanted.length === 0) return { entries: commands, first: false }
  const begins = (among: string[]) => wanted.every((word) => among.some((other) => other.startsWith(word)))
  const byTitle = commands.filter(({ title }) => begins(words(title)))
  const byMore = commands.filter(
    (entry) => !byTitle.includes(entry) && begins(words(`${entry.title} ${entry.keywords ?? ''}`)),
  )
  const typed = text.trim().toLowerCase()
  const first = byTitle.some(
    ({ title }) =>
      title
        .toLowerCase()
        .replace(/^go to /, '')
        .startsWith(typed) || title.toLowerCase().startsWith(typed),
  )
  return { entries: [...byTitle, ...byMore], first }
}
