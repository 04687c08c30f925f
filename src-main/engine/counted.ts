/** `1 row`, `2,000 rows`: in English, and only for words whose plural takes an s. */
export const counted = (count: number, one: string): string =>
  `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`
