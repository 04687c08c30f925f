import { createHash } from 'node:crypto'

/** What looks like a secret, by what it is. The patterns are those of the providers' own key formats. */
const secretPatterns: [kind: string, pattern: RegExp][] = [
  ['Segment token', /\bsgp_[A-Za-z0-9]{16,}/],
  ['AWS access key', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/],
  ['GitHub token', /\bgh[pousr]_[A-Za-z0-9]{36,}/],
  ['Slack token', /\bxox[abprs]-[A-Za-z0-9-]{10,}/],
  ['Stripe key', /\b[rs]k_live_[A-Za-z0-9]{16,}/],
  ['Google API key', /\bAIza[A-Za-z0-9_-]{35}/],
  ['private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ['password in a URL', /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@'"`]+:[^\s/@'"`]+@/i],
  [
    'literal secret',
    /(?:api[_-]?key|secret|passw(?:or)?d|auth[_-]?token|access[_-]?token|bearer)["']?\s*[:=]\s*["'`](?!\$\{)[^"'`\s]{8,}["'`]/i,
  ],
]

/** What is kept of a function's code: never a word of it. Lines count from 1. */
interface CodeDescription {
  sha256: string
  bytes: number
  /** What looks like a secret in it; "secrets" as a name would have these redacted. */
  findings: { kind: string; line: number }[]
}

export function describeCode(code: string): CodeDescription {
  return {
    sha256: createHash('sha256').update(code).digest('hex'),
    bytes: Buffer.byteLength(code),
    findings: code
      .split('\n')
      .flatMap((line, index) =>
        secretPatterns
          .filter(([, pattern]) => pattern.test(line))
          .map(([kind]) => ({ kind, line: index + 1 })),
      ),
  }
}
