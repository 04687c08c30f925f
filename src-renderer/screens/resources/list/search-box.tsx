import { Search, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { IconButton } from '../../../components/button'
import { t } from '../../../texts'

const patience = 180

/** Searches as one types, a moment later. Escape clears it first, and is no one else's then. */
export function SearchBox({
  label,
  value,
  onChange,
  onLeave,
}: {
  label: string
  value: string
  onChange(value: string): void
  /** Arrow down or Enter: on to what was found. */
  onLeave(): void
}) {
  const [typed, setTyped] = useState(value)
  const sent = useRef(value)
  const send = useRef(onChange)
  send.current = onChange

  // Changed from elsewhere: going back, clearing all filters.
  useEffect(() => {
    if (value === sent.current) return
    sent.current = value
    setTyped(value)
  }, [value])
  useEffect(() => {
    if (typed === sent.current) return
    const timer = setTimeout(() => {
      sent.current = typed
      send.current(typed)
    }, patience)
    return () => clearTimeout(timer)
  }, [typed])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && typed !== '') setTyped('')
    else if (event.key === 'ArrowDown' || event.key === 'Enter') onLeave()
    else return
    event.preventDefault()
  }
  return (
    <div className="input-frame search-box">
      <Search size={15} aria-hidden />
      <input
        type="search"
        data-search
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={label}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={onKeyDown}
      />
      {typed === '' ? (
        <kbd className="kbd" aria-hidden>
          /
        </kbd>
      ) : (
        <IconButton label={t('browser.searchBox.clearSearch')} size="small" onClick={() => setTyped('')}>
          <X size={14} />
        </IconButton>
      )}
    </div>
  )
}
