import { ChevronDown } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useState } from 'react'
import { t } from '../texts'
import { Button } from './button'
import { Checklist, type ChecklistOption } from './checklist'
import { Field, type FieldProps } from './field'
import { landmarkOf } from './landmark'
import { withinASentence } from './within-a-sentence'

/**
 * Several of many in little room: a button that names what is chosen, and opens a list. `any` is what choosing none
 * means: “Any rule”.
 */
export function ChooseMany({
  options,
  chosen,
  onChange,
  any,
  ...field
}: FieldProps & {
  options: readonly ChecklistOption[]
  chosen: readonly string[]
  onChange(chosen: string[]): void
  any: string
}) {
  const [button, setButton] = useState<HTMLButtonElement | null>(null)
  const names = chosen.map((value) => options.find((option) => option.value === value)?.label ?? value)
  const list = names.join(', ')
  const many = names.length > 2 ? t('components.chooseMany.many', { count: names.length, list }) : list
  const summary = names.length === 0 ? any : many
  return (
    <Field {...field}>
      {(control) => (
        <Popover.Root>
          <Popover.Trigger
            {...control}
            ref={setButton}
            className="select choose-many"
            aria-label={`${field.label}: ${summary}`}
          >
            <span className="truncate">{summary}</span>
            <ChevronDown size={14} aria-hidden />
          </Popover.Trigger>
          <Popover.Portal container={landmarkOf(button)}>
            <Popover.Content
              className="popover choose-many-popover"
              align="start"
              sideOffset={4}
              collisionPadding={8}
              aria-label={field.label}
            >
              <Checklist
                search={t('components.chooseMany.filter', { label: withinASentence(field.label) })}
                options={options}
                chosen={chosen}
                onChange={onChange}
                none={any}
              />
              {chosen.length > 0 && (
                <Button size="small" kind="ghost" onClick={() => onChange([])}>
                  {t('components.chooseMany.chooseNone', { any: withinASentence(any) })}
                </Button>
              )}
            </Popover.Content>
          </Popover.Portal>
        </Popover.Root>
      )}
    </Field>
  )
}
