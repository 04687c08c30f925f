import { X } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { t } from '../texts'
import { IconButton } from './button'
import { Field, type FieldProps } from './field'

/** A list of short texts: Enter or a comma adds one, Backspace in the empty input takes the last one away. */
export function TagsField({
  value,
  onChange,
  placeholder,
  ...field
}: FieldProps & { value: string[]; onChange(value: string[]): void; placeholder?: string }) {
  const [draft, setDraft] = useState('')

  const add = (text: string) => {
    const added = text
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== '')
    if (added.length > 0) onChange([...new Set([...value, ...added])])
    setDraft('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && draft.trim() !== '') {
      event.preventDefault() // Not the form's submit: the tag is not finished before.
      add(draft)
    } else if (event.key === 'Backspace' && draft === '') onChange(value.slice(0, -1))
  }
  return (
    <Field {...field}>
      {(control) => (
        <div className="input-frame" data-invalid={control['aria-invalid']}>
          {value.map((tag) => (
            <span key={tag} className="tag tag-removable">
              {tag}
              <IconButton
                label={t('components.tagsField.remove', { tag })}
                size="small"
                onClick={() => onChange(value.filter((other) => other !== tag))}
              >
                <X size={12} />
              </IconButton>
            </span>
          ))}
          <input
            {...control}
            type="text"
            value={draft}
            placeholder={value.length === 0 ? placeholder : undefined}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) =>
              target.value.includes(',') ? add(target.value) : setDraft(target.value)
            }
            onKeyDown={onKeyDown}
            onBlur={() => add(draft)}
          />
        </div>
      )}
    </Field>
  )
}

/** Tags to look at. */
export function Tags({ tags }: { tags: string[] }) {
  if (tags.length === 0) return null
  return (
    <ul className="row-wrap" aria-label={t('common.tags')}>
      {tags.map((tag) => (
        <li key={tag} className="tag">
          {tag}
        </li>
      ))}
    </ul>
  )
}
