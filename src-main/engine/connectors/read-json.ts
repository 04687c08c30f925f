import { ApiError } from './connector'
import { isDeeper } from './json-depth'
import { parseJson } from './transport'

/** What is deeper can be walked through by nobody: SQLite reads a thousand levels, and code calls itself at each. */
const deepest = 200

/**
 * What an answer's bytes say in JSON, without the token that it was asked for with, however that is written in them;
 * undefined where they are no JSON. `repair` makes JSON of what is none, in the way its provider is known to break it.
 * Throws an {@link ApiError} for what nobody could walk through.
 */
export function readJson(
  bytes: Uint8Array,
  { provider, token, repair }: { provider: string; token: string; repair?: (text: string) => string },
): unknown {
  if (isDeeper(bytes, deepest))
    throw new ApiError(
      'wrong-shape',
      `${provider}’s answer is nested deeper than anything it is known to send.`,
      'What was known before is kept. If it stays, report it.',
    )
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()
  const body = parseJson(text.replace(/^\ufeff/, '')) ?? parseJson(repair?.(text) ?? '')
  // JSON can write what a token is made of otherwise than it is.
  const mayHoldIt = token !== '' && (text.includes(token) || text.includes('\\'))
  return mayHoldIt ? without(body, token) : body
}

function without(value: unknown, token: string): unknown {
  if (typeof value === 'string') return value.replaceAll(token, '(token)')
  if (Array.isArray(value)) return value.map((inner) => without(inner, token))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key.replaceAll(token, '(token)'), without(inner, token)]),
  )
}
