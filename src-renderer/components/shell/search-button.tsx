import { Search } from 'lucide-react'
import { showPalette } from '../../state/palette'
import { t } from '../../texts'
import { commandKey } from '../command-key'

/** Opens the command palette, and says by which keys it opens as well. */
export function SearchButton() {
  return (
    <button
      type="button"
      className="palette-button"
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      onClick={() => showPalette()}
    >
      <Search size={15} aria-hidden />
      <span>{t('shell.search')}</span>
      <kbd aria-hidden>{commandKey()} K</kbd>
    </button>
  )
}
