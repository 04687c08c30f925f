import { createTransport } from 'nodemailer'
import { networkProblem } from '../../network/problems'
import { type Message, moreAlerts, plainText } from '../message'
import type { MailTarget } from '../target'
import { escapeMarkup } from '../webhook-template'
import { type Attempt, SendingError, type Sent } from './sending'

export async function sendMail(target: MailTarget, message: Message, attempt: Attempt): Promise<Sent> {
  const { host, port, security, user, password, from, to } = target
  const { patienceMs, signal, egress } = attempt
  const transport = createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    auth: user === null ? undefined : { user, pass: password ?? '' },
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    dnsTimeout: patienceMs,
    ...(security === 'none' ? {} : { tls: { secureContext: await egress.secureContext() } }),
    // A message is text, and nothing to be fetched from anywhere.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const abort = () => transport.close()
  signal.addEventListener('abort', abort)
  try {
    const { rejected } = await within(patienceMs, host, signal, () =>
      transport.sendMail({
        from: { name: 'Sightline', address: from },
        to,
        subject: message.title,
        // The same message again is known as the same.
        messageId: `<${message.key}@sightline>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        text: `${message.title}\n\n${plainText(message)}\n`,
        html: html(message),
      }),
    )
    return {
      answer: '250 accepted',
      flaw:
        rejected.length === 0
          ? null
          : {
              code: 'recipient-refused',
              message: `${host} did not accept ${rejected.join(', ')}; the others have it.`,
              hint: 'Check those addresses.',
            },
    }
  } catch (error) {
    throw error instanceof SendingError ? error : problemOf(error, target)
  } finally {
    signal.removeEventListener('abort', abort)
    transport.close()
  }
}

/** A server may take each step in time and still never end. */
async function within<T>(ms: number, host: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const late = AbortSignal.any([signal, AbortSignal.timeout(ms)])
  const { promise, reject } = Promise.withResolvers<never>()
  const end = () =>
    reject(
      signal.aborted
        ? new SendingError('closing', 'Sightline is closing.', '', { passing: true })
        : new SendingError('no-network', `${host} did not answer in time.`, 'Check the host and the port.', {
            passing: true,
          }),
    )
  late.addEventListener('abort', end)
  try {
    return await Promise.race([work(), promise])
  } finally {
    late.removeEventListener('abort', end)
  }
}

/** What the server says is not repeated: it may hold what it was sent. */
function problemOf(error: unknown, { host, security }: MailTarget): SendingError {
  const {
    code = '',
    originalCode = code,
    responseCode = 0,
  } = error as {
    code?: string
    /** The socket's own. */
    originalCode?: string
    responseCode?: number
  }
  const failed = (name: string, message: string, hint: string, passing = false) =>
    new SendingError(name, message, hint, { passing })
  const { distrusted, message, hint } = networkProblem(
    { code: originalCode },
    host,
    'host and the port',
    false,
  )
  if (distrusted) return failed('distrusted', message, hint)
  if (code === 'ETLS' || originalCode.startsWith('ERR_SSL'))
    return failed(
      'no-tls',
      `${host} offers no encryption of the kind that was chosen.`,
      security === 'tls' ? 'Try STARTTLS, usually on port 587.' : 'Try TLS, usually on port 465.',
    )
  const said = responseCode > 0 ? ` (${responseCode})` : ''
  if (code === 'EAUTH')
    return failed('not-signed-in', `${host} refused the user or the password${said}.`, 'Enter them again.')
  if (responseCode >= 400 && responseCode < 500)
    return failed('busy', `${host} can’t take the message now${said}.`, 'It usually passes by itself.', true)
  if (code === 'EENVELOPE')
    return failed(
      'refused',
      `${host} did not accept the sender or the recipients${said}.`,
      'Check the addresses, and what that server may be used for.',
    )
  if (responseCode >= 500)
    return failed('refused', `${host} did not accept the message${said}.`, 'Ask who runs that server.')
  return failed('no-network', message, hint, true)
}

function html({ title, sections, more }: Message): string {
  const parts = sections.map(
    (section) => `
    <h2 style="font-size:15px;margin:24px 0 4px">${escapeMarkup(section.title)}</h2>
    <p style="color:#666;font-size:12px;margin:0 0 8px">${escapeMarkup(section.facts)}</p>
    <ul style="margin:0;padding-left:20px">${section.lines.map((line) => `<li>${escapeMarkup(line)}</li>`).join('')}</ul>`,
  )
  return `<!doctype html>
<html><body style="font-family:system-ui,sans-serif;font-size:14px;line-height:1.5;color:#222">
    <h1 style="font-size:18px">${escapeMarkup(title)}</h1>${parts.join('')}
    ${more > 0 ? `<p>${moreAlerts(more)}</p>` : ''}
</body></html>`
}
