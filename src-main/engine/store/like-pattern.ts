/** For SQL’s LIKE with a backslash as its escape: the text itself, whatever stands in it. */
export const likeText = (text: string) => text.replace(/[\\%_]/g, '\\$&')

/** A pattern for what has the text somewhere in it. */
export const likeAnywhere = (text: string) => `%${likeText(text)}%`
