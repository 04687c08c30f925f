import { KeyRound } from 'lucide-react'
import { Tip } from '../tip'

const mark = 'fingerprint:'

/** Whether a value stands for a secret that is not kept. */
export function isFingerprint(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith(mark)
}

/** In place of a secret: enough to see that it was rotated. */
export function Fingerprint({ value }: { value: string }) {
  return (
    <Tip text="A fingerprint. It changes when the secret does; the secret itself is not kept.">
      <span className="fingerprint">
        <KeyRound size={13} aria-hidden />
        <span className="visually-hidden">Secret, fingerprint </span>
        <code>{value.slice(mark.length)}</code>
      </span>
    </Tip>
  )
}
