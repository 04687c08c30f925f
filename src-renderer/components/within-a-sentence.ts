/** A title within a sentence: “tracking plans”, but “API calls by day”. */
export function withinASentence(title: string): string {
  return title.replace(/^\p{Lu}(?=\p{Ll}|\p{Zs})/u, (letter) => letter.toLowerCase())
}
