/** The words of a text, as the index has them: letters and digits, folded. */
export const wordsOf = (text: string): string[] =>
  folded(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/** Lower case and without accents, as people type. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()

/** How well a text is what somebody types, the lower the better; null if it isn't. Every word must begin one of its. */
export function rankOf(wanted: string, title: string, more = ''): number | null {
  const [text, name] = [folded(wanted.trim()), folded(title)]
  if (name === text) return 0
  if (name.startsWith(text)) return 1
  const words = wordsOf(wanted)
  const begins = (among: string[]) => words.every((word) => among.some((other) => other.startsWith(word)))
  const own = wordsOf(title)
  if (begins(own)) return own[0]?.startsWith(words[0] ?? '') ? 2 : 3
  return begins([...own, ...wordsOf(more)]) ? 4 : null
}

/**
 * The words that an index is asked for, the longest first: it takes milliseconds for each that is short, as that begins
 * many. Every word of a text that a person types, but not of one that somebody thinks up.
 */
export function tellingOf(words: string[]): string[] {
  const distinct = words.filter(
    (word, place) => !words.some((other, at) => (other === word ? at < place : other.startsWith(word))),
  )
  return distinct
    .sort((a, b) => b.length - a.length)
    .filter((word, place) => place < 3 || (place < 6 && word.length > 2))
}

/** A word as the index is asked for it: as it is, or as the beginning of one. */
export const whole = (word: string) => `"${word}"`
export const beginning = (word: string) => `"${word}" *`
