import { KeyRound } from 'lucide-react'
import { t } from '../../texts'
import { Tip } from '../tip'

const mark = 'fingerprint:'

/** Whether a value stands for a secret that is not kept. */
export function isFingerprint(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith(mark)
}

/** In place of a secret: enough to see that it was rotated. */
export function Fingerprint({ value }: { value: string }) {
  return (
    <Tip text={t('components.fingerprint.aFingerprintItChangesWhen')}>
      <span className="fingerprint">
        <KeyRound size={13} aria-hidden />
        <span className="visually-hidden">{t('components.fingerprint.secretFingerprint')} </span>
        <code>{value.slice(mark.length)}</code>
      </span>
    </Tip>
  )
}
