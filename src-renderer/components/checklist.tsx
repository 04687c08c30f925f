import { type ReactNode, useState } from 'react'
import { t } from '../texts'

export interface ChecklistOption {
  value: string
  label: string
  /** Beside the label, soft. */
  detail?: string
  icon?: ReactNode
  /** Further words that it is found by. */
  keywords?: string
}

/** Several of many, with a filter above them. `search` names the filter; `none` says what choosing none means. */
export function Checklist({
  search: searchLabel,
  options,
  chosen,
  onChange,
  none,
}: {
  search: string
  options: readonly ChecklistOption[]
  chosen: readonly string[]
  onChange(chosen: string[]): void
  none: string
}) {
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLowerCase()
  const found = options.filter(({ label, detail = '', keywords = '' }) =>
    `${label} ${detail} ${keywords}`.toLowerCase().includes(wanted),
  )
  return (
    <div className="checklist">
      <input
        type="search"
        className="input"
        aria-label={searchLabel}
        placeholder={searchLabel}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <ul className="checklist-options">
        {found.map(({ value, label, detail, icon }) => (
          <li key={value}>
            <label>
              <input
                type="checkbox"
                checked={chosen.includes(value)}
                onChange={({ target }) =>
                  onChange(target.checked ? [...chosen, value] : chosen.filter((other) => other !== value))
                }
              />
              {icon}
              <span className="truncate" title={label}>
                {label}
              </span>
              {detail && <span className="soft small nowrap">{detail}</span>}
            </label>
          </li>
        ))}
        {found.length === 0 && <li className="faint">{t('components.checklist.noneHasSuchAName')}</li>}
      </ul>
      <p className="field-hint" role="status">
        {chosen.length === 0 ? none : t('components.checklist.chosen', { count: chosen.length })}
      </p>
    </div>
  )
}
