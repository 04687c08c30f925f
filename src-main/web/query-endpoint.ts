/** `POST /api/query`: lets other programs on this machine ask, with a key that the user made for them. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { type Api, SightlineError } from '../../src-preload/contract'

export const queryPath = '/api/query'

const largestRequest = 256 * 1024

/** Whatever else is in it is an error: a mistyped field would be a query that isn't the one that was meant. */
const requestSchema = z.strictObject({
  sql: z.string().optional(),
  queryId: z.string().optional(),
  parameters: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).optional(),
  asOf: z.string().optional(),
  maxRows: z.number().optional(),
  timeoutMs: z.number().optional(),
})

const statuses: Record<string, number> = {
  forbidden: 401,
  'out-of-scope': 403,
  'no-such-query': 404,
  'too-slow': 504,
  'too-large': 422,
  busy: 429,
  internal: 500,
  disconnected: 503,
}

/** Answers with `{columns, rows, truncated, tookMs}`, or `{error: {code, message, hint}}`. Cookies open nothing here. */
export async function answerQuery(
  api: Api,
  request: IncomingMessage,
  response: ServerResponse,
  headers: Record<string, string>,
): Promise<void> {
  const send = (status: number, body: unknown, more: Record<string, string> = {}) =>
    response
      .writeHead(status, { ...headers, 'content-type': 'application/json; charset=utf-8', ...more })
      .end(JSON.stringify(body))
  const refuse = (status: number, code: string, message: string, more?: Record<string, string>) =>
    send(status, { error: { code, message, hint: '' } }, more)

  if (request.method !== 'POST') return void refuse(405, 'method', 'Send a POST.', { allow: 'POST' })
  // Programs have no origin. A page, whose ever it is, has no business here.
  if (request.headers.origin !== undefined || request.headers['sec-fetch-site'] !== undefined)
    return void refuse(403, 'forbidden', 'Pages can’t ask here.')
  const secret = /^Bearer (slq_[\w-]{20,100})$/.exec(request.headers.authorization ?? '')?.[1]
  if (!secret)
    return void refuse(401, 'forbidden', 'Give a key as a bearer token.', { 'www-authenticate': 'Bearer' })
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? ''))
    return void refuse(415, 'bad-input', 'Send application/json.')
  const text = await bodyOf(request)
  if (text === null) return void refuse(413, 'bad-input', 'That is too long.', { connection: 'close' })
  try {
    const input = requestSchema.safeParse(parsed(text))
    if (!input.success) {
      const [issue] = input.error.issues
      throw new SightlineError(
        'bad-input',
        [issue?.path.join('.'), issue?.message].filter(Boolean).join(': '),
      )
    }
    send(200, await api.queryWithKey({ ...input.data, secret }))
  } catch (error) {
    const report = SightlineError.from(error).report()
    send(statuses[report.code] ?? 400, { error: report })
  }
}

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largestRequest) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new SightlineError('bad-input', 'That is no JSON.')
  }
}
