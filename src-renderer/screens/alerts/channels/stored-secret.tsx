import { KeyRound } from 'lucide-react'
import { useId } from 'react'
import { Button } from '../../../components/button'
import type { FieldProps } from '../../../components/field'
import { SecretField } from '../../../components/secret-field'
import { t } from '../../../texts'
import type { SecretDraft } from './draft'

/**
 * A secret that goes in and never comes out: of one that is stored it is said that it is set, and it can be replaced.
 * `about` is what may be told of it.
 */
export function StoredSecretField({
  stored,
  about,
  value,
  onChange,
  placeholder,
  ...field
}: FieldProps & {
  stored: boolean
  about?: string
  value: SecretDraft
  onChange(value: SecretDraft): void
  placeholder?: string
}) {
  const id = useId()
  if (value === null)
    return (
      <fieldset className="field stored-secret-field" aria-labelledby={id}>
        <span className="field-label" id={id}>
          {field.label}
        </span>
        <div className="stored-secret">
          <KeyRound size={14} aria-hidden />
          <span>{t('alerts.storedSecret.set')}</span>
          {about && <span className="faint small truncate">{about}</span>}
          <Button
            size="small"
            kind="ghost"
            aria-label={t('alerts.storedSecret.replace2', { label: field.label })}
            onClick={() => onChange('')}
          >
            {t('alerts.storedSecret.replace')}
          </Button>
        </div>
        {field.hint && <p className="field-hint">{field.hint}</p>}
      </fieldset>
    )
  return (
    <div className="stack-s">
      <SecretField {...field} value={value} onChange={onChange} placeholder={placeholder} />
      {stored && (
        <button type="button" className="link small stored-secret-keep" onClick={() => onChange(null)}>
          {t('alerts.storedSecret.keepTheStoredOne')}
        </button>
      )}
    </div>
  )
}
