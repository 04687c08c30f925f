import { Search, X } from 'lucide-react'
import { t } from '../texts'
import { IconButton } from './button'
import { classNames } from './class-names'

/** A page's search field: the `/` key goes to it, Escape empties it. */
export function SearchInput({
  label,
  value,
  onChange,
  className,
}: {
  label: string
  value: string
  onChange(value: string): void
  className?: string
}) {
  return (
    <div className={classNames('search', className)}>
      <Search size={15} aria-hidden />
      <input
        type="search"
        data-search
        className="input"
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || value === '') return
          // What is open beside the list stays so.
          event.preventDefault()
          onChange('')
        }}
      />
      {value !== '' && (
        <IconButton
          label={t('components.searchInput.clearTheSearch')}
          size="small"
          onClick={() => onChange('')}
        >
          <X size={14} />
        </IconButton>
      )}
    </div>
  )
}
