/**
 * Segment was seen to answer with raw newlines inside functions' `code`, which makes the whole answer no JSON. Escapes
 * them (and tabs) there and in descriptions, and nowhere else: in any other place they are a sign of something worse.
 * A backslash before one stays as it is, for nobody can know what was meant.
 */
export function escapeRawNewlines(text: string): string {
  return text.replace(
    /((?<!\\)"(?:code|description)"\s*:\s*")([^"\\]*(?:\\[^\n\r\t][^"\\]*)*)(?=")/g,
    (_, opening: string, value: string) =>
      opening + value.replace(/[\n\r\t]/g, (raw) => escapes[raw] as string),
  )
}

const escapes: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }
