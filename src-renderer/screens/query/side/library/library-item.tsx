import {
  Bell,
  BellOff,
  Copy,
  Ellipsis,
  PencilLine,
  Pin,
  PinOff,
  Play,
  Trash2,
  TriangleAlert,
} from 'lucide-react'
import type { SavedQuery } from '../../../../../src-preload/contract'
import { IconButton } from '../../../../components/button'
import { Menu, MenuItem, MenuSeparator } from '../../../../components/menu'
import { Tip } from '../../../../components/tip'
import { runTab } from '../../run/run-tab'
import { openQuery } from '../../saved/open-query'
import { mark } from '../../saved/save'
import { openSaveDialog } from '../../saved/save-dialog-store'
import { openTab } from '../../tabs/tab-store'

/** A saved query: a click opens it in a tab. */
export function LibraryItem({ query, onDelete }: { query: SavedQuery; onDelete(query: SavedQuery): void }) {
  const { name, description, pinned, watched, watch, managed } = query
  return (
    <li className="library-item">
      <button type="button" className="library-open" onClick={() => openQuery(query)}>
        <span className="library-name">
          <span>{name}</span>
          {pinned && <Pin size={12} aria-label="on the dashboard" />}
          {watched && !watch?.error && <Bell size={12} aria-label="watched" />}
        </span>
        {description && <span className="library-description">{description}</span>}
      </button>
      {watch?.error && (
        <Tip text={`It can’t be watched: ${watch.error}`}>
          <button
            type="button"
            className="icon-button icon-button-small"
            aria-label="Why it can’t be watched"
          >
            <TriangleAlert size={14} aria-hidden className="tone-medium tone-text" />
          </button>
        </Tip>
      )}
      <Menu
        trigger={
          <IconButton label={`More for ${name}`} size="small" className="library-more">
            <Ellipsis size={15} />
          </IconButton>
        }
      >
        <MenuItem icon={<Play size={15} aria-hidden />} onSelect={() => runTab(openQuery(query))}>
          Run
        </MenuItem>
        <MenuItem
          icon={pinned ? <PinOff size={15} aria-hidden /> : <Pin size={15} aria-hidden />}
          onSelect={() => mark(query, { pinned: !pinned })}
        >
          {pinned ? 'Take off the dashboard' : 'Pin to the dashboard'}
        </MenuItem>
        <MenuItem
          icon={watched ? <BellOff size={15} aria-hidden /> : <Bell size={15} aria-hidden />}
          onSelect={() => mark(query, { watched: !watched })}
        >
          {watched ? 'Stop watching' : 'Tell me when the result changes'}
        </MenuItem>
        <MenuSeparator />
        {!managed && (
          <MenuItem icon={<PencilLine size={15} aria-hidden />} onSelect={() => openSaveDialog({ query })}>
            Edit…
          </MenuItem>
        )}
        <MenuItem icon={<Copy size={15} aria-hidden />} onSelect={() => duplicate(query)}>
          Open a copy
        </MenuItem>
        {!managed && (
          <MenuItem icon={<Trash2 size={15} aria-hidden />} danger onSelect={() => onDelete(query)}>
            Delete…
          </MenuItem>
        )}
      </Menu>
    </li>
  )
}

function duplicate({ name, sql, parameters, values }: SavedQuery): void {
  openTab({ name: `${name} copy`, sql, parameters, values })
}
