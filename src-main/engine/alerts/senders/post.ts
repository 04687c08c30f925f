import { isLoopback, networkProblem } from '../../network/problems'
import { type Attempt, longestRetryAfterMs, SendingError } from './sending'

/** Nobody has more to say to a webhook's caller. */
const largestAnswer = 64 * 1024

interface Answer {
  status: number
  text: string
}

/** Posts a body to the very address that is given: a redirect is an error. Resolves with what a 2xx answer says. */
export async function post(
  url: string,
  { headers, body }: { headers: Record<string, string>; body: string },
  { signal, patienceMs, egress }: Attempt,
): Promise<Answer> {
  const { host, hostname, protocol, origin } = new URL(url)
  // It was checked when it was entered; it leaves this machine now.
  if (protocol !== 'https:' && !isLoopback(hostname))
    throw new SendingError('bad-address', 'Messages would travel unencrypted.', 'Use an https address.', {
      passing: false,
    })
  const { request } = await import('undici')
  const agent = await egress.open(origin, patienceMs)
  const patience = AbortSignal.timeout(patienceMs)
  try {
    const answer = await request(url, {
      method: 'POST',
      dispatcher: agent,
      headers: { 'user-agent': 'Sightline', ...headers },
      body,
      signal: AbortSignal.any([signal, patience]),
    })
    refuse(host, answer.statusCode, answer.headers)
    return { status: answer.statusCode, text: await beginningOf(answer.body) }
  } catch (error) {
    if (error instanceof SendingError) throw error
    if (signal.aborted) throw new SendingError('closing', 'Sightline is closing.', '', { passing: true })
    if (patience.aborted)
      throw new SendingError(
        'no-network',
        `${host} did not answer in time.`,
        'Check your connection and try again.',
        {
          passing: true,
        },
      )
    const { message, hint } = networkProblem(error, host, 'channel’s address')
    throw new SendingError('no-network', message, hint, { passing: true })
  } finally {
    await agent.destroy()
  }
}

async function beginningOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of body) {
    pieces.push(piece)
    size += piece.length
    if (size >= largestAnswer) break
  }
  return Buffer.concat(pieces).toString('utf8').slice(0, largestAnswer)
}

/** Throws for any answer but 2xx. */
function refuse(host: string, status: number, headers: Record<string, string | string[] | undefined>) {
  if (status >= 200 && status < 300) return
  const error = (message: string, hint: string, passing = false) =>
    new SendingError(`status-${status}`, message, hint, {
      passing,
      retryAfterMs: passing ? retryAfter(headers['retry-after']) : undefined,
    })
  if (status < 400)
    throw error(
      `${host} redirects to another address (${status}), and Sightline doesn’t follow.`,
      'Enter the address that it redirects to, if you trust it.',
    )
  if (status === 429)
    throw error(`${host} asked us to slow down (429).`, 'It is tried again by itself.', true)
  if (status === 401 || status === 403)
    throw error(
      `${host} refused the message (${status}).`,
      'Check the channel’s address, its headers and its secret.',
    )
  if (status === 404 || status === 410)
    throw error(
      `${host} knows no such address (${status}).`,
      'Make a new webhook there, and enter its address.',
    )
  if (status === 408 || status === 425 || status >= 500)
    throw error(
      `${host} answered with an error of its own (${status}).`,
      'It usually passes by itself.',
      true,
    )
  throw error(
    `${host} did not accept the message (${status}).`,
    'Check what it expects, and the channel’s settings.',
  )
}

function retryAfter(header: string | string[] | undefined): number | undefined {
  if (typeof header !== 'string') return undefined
  const seconds = Number(header)
  const wanted = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now()
  return Number.isFinite(wanted) ? Math.min(Math.max(wanted, 0), longestRetryAfterMs) : undefined
}
