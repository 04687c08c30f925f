import i18next from 'i18next'

/** A title within a sentence: “tracking plans”, but “API calls by day”. German keeps its nouns as they are. */
export function withinASentence(title: string): string {
  if (i18next.language === 'de') return title
  return title.replace(/^\p{Lu}(?=\p{Ll}|\p{Zs})/u, (letter) => letter.toLowerCase())
}
