import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { t } from '../texts'
import { IconButton } from './button'
import { Field, type FieldProps } from './field'

/** A masked input. No password manager, spell checker or autofill gets to see what is in it. */
export function SecretField({
  value,
  onChange,
  placeholder,
  ...field
}: FieldProps & { value: string; onChange(value: string): void; placeholder?: string }) {
  const [shown, setShown] = useState(false)
  return (
    <Field {...field}>
      {(control) => (
        <div className="input-frame" data-invalid={control['aria-invalid']}>
          <input
            {...control}
            ref={emptiedInTheEnd}
            type={shown ? 'text' : 'password'}
            className="mono"
            value={value}
            placeholder={placeholder}
            onChange={(event) => onChange(event.target.value)}
            autoComplete="off"
            autoCorrect="off"
            autoCapitalize="off"
            spellCheck={false}
            data-1p-ignore
            data-lpignore="true"
          />
          <IconButton
            label={
              shown
                ? t('components.secretField.hide', { label: field.label })
                : t('components.secretField.show', { label: field.label })
            }
            size="small"
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          >
            {shown ? <EyeOff size={15} /> : <Eye size={15} />}
          </IconButton>
        </div>
      )}
    </Field>
  )
}

/** An input that has left the page may stay in memory for as long as the browser keeps the last event it had. */
function emptiedInTheEnd(input: HTMLInputElement) {
  return () => {
    input.value = ''
    input.removeAttribute('value') // React keeps it equal to the property.
  }
}
