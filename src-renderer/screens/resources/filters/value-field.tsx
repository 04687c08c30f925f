import { type KeyboardEvent, useId, useState } from 'react'
import { Field } from '../../../components/field'
import { t } from '../../../texts'
import { formatNumber } from '../../../texts/format'
import type { Suggestion } from './suggestions'

const mostShown = 50

/** A text with suggestions: typing narrows them, arrows choose one, Enter takes it. */
export function ValueField({
  value,
  suggestions,
  onChange,
  onChoose,
}: {
  value: string
  suggestions: Suggestion[]
  onChange(value: string): void
  /** A suggestion was taken: nothing is left to ask. */
  onChoose(value: string): void
}) {
  const listId = useId()
  const [active, setActive] = useState(-1)
  const typed = value.trim().toLowerCase()
  const shown = suggestions.filter(({ text }) => text.toLowerCase().includes(typed)).slice(0, mostShown)

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const chosen = shown[active]
    if (step) setActive(Math.max(-1, Math.min(shown.length - 1, active + step)))
    else if (event.key === 'Enter' && chosen) onChoose(chosen.text)
    else return
    event.preventDefault()
  }
  const optionId = (place: number) => `${listId}-${place}`
  return (
    <>
      <Field label={t('common.value')}>
        {(control) => (
          <input
            {...control}
            className="input"
            type="text"
            role="combobox"
            aria-expanded={shown.length > 0}
            aria-controls={shown.length > 0 ? listId : undefined}
            aria-activedescendant={shown[active] ? optionId(active) : undefined}
            aria-autocomplete="list"
            autoComplete="off"
            spellCheck={false}
            // biome-ignore lint/a11y/noAutofocus: the popover opened to ask for it
            autoFocus
            value={value}
            onChange={({ target }) => {
              setActive(-1)
              onChange(target.value)
            }}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      {shown.length > 0 && (
        <div
          className="suggestions"
          role="listbox"
          id={listId}
          aria-label={t('browser.valueField.suggestions')}
        >
          {shown.map(({ text, count }, place) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the input has the keys
            <div
              key={text}
              id={optionId(place)}
              className="menu-item"
              role="option"
              tabIndex={-1}
              aria-selected={place === active}
              data-highlighted={place === active ? '' : undefined}
              ref={place === active ? scrollToIt : undefined}
              onClick={() => onChoose(text)}
            >
              <span className="truncate">{text}</span>
              {count !== null && <span className="faint small">{formatNumber(count)}</span>}
            </div>
          ))}
        </div>
      )}
    </>
  )
}

function scrollToIt(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: 'nearest' })
}
