import { X509Certificate } from 'node:crypto'
import { SightlineError, type TrustedCertificate } from '../../../src-preload/contract'

const block = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g

/** The certificates in a PEM text, each as a text of its own. Throws `bad-certificate`, saying what is wrong and what is needed. */
export function readCertificates(text: string): string[] {
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text))
    throw bad('That holds a private key.', 'Give the certificate alone, and keep the key to yourself.')
  const found = text.match(block) ?? []
  if (found.length === 0)
    throw bad(
      'There is no certificate in that.',
      'It must be in PEM form: text that begins with “-----BEGIN CERTIFICATE-----”. A .cer or .der file can be converted with: openssl x509 -inform der -in FILE -out ca.pem',
    )
  for (const [index, pem] of found.entries()) {
    const certificate = parsed(pem)
    if (!certificate)
      throw bad(
        found.length === 1
          ? 'That certificate can’t be read: it is cut off or damaged.'
          : `Certificate ${index + 1} of ${found.length} can’t be read: it is cut off or damaged.`,
        'Export it again, or copy all of it.',
      )
    if (new Date(certificate.validTo) < new Date())
      throw bad(
        `The certificate “${commonName(certificate.subject)}” expired on ${new Date(certificate.validTo).toISOString().slice(0, 10)}.`,
        'Ask whoever runs your network for its present one.',
      )
  }
  return found
}

export function describeCertificate(pem: string): TrustedCertificate {
  const certificate = new X509Certificate(pem)
  const { subject, issuer, validTo, fingerprint256: fingerprint, ca } = certificate
  const expiresAt = new Date(validTo).toISOString()
  return {
    subject: commonName(subject),
    issuer: commonName(issuer),
    expiresAt,
    fingerprint,
    warning:
      expiresAt < new Date().toISOString()
        ? 'It has expired.'
        : ca
          ? null
          : 'It is one server’s own and not an authority’s: it is good for that server alone.',
  }
}

export const fingerprintOf = (pem: string): string => new X509Certificate(pem).fingerprint256

function parsed(pem: string): X509Certificate | null {
  try {
    return new X509Certificate(pem)
  } catch {
    return null
  }
}

/** Node gives one attribute a line. */
function commonName(name: string): string {
  const lines = name.split('\n')
  const named = ['CN=', 'O='].flatMap((key) => lines.filter((line) => line.startsWith(key)))
  return named[0]?.replace(/^\w+=/, '') ?? name.replaceAll('\n', ', ')
}

const bad = (message: string, hint: string) => new SightlineError('bad-certificate', message, hint)
