/**
 * Names were given by others: what would steer the terminal, or turn round what stands beside it, is shown as � instead.
 */
export const visible = (text: string) => text.replace(steering, '�')

/** The same for JSON, where it can be written as what it is. */
export const visibleJson = (json: string) =>
  json.replace(steering, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** C0 but for tab and line feed, which JSON and texts of several lines have; C1; marks that change the direction of text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const steering = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
