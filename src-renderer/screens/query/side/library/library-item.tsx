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
import { t } from '../../../../texts'
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
          {pinned && <Pin size={12} aria-label={t('query.libraryItem.onTheDashboard')} />}
          {watched && !watch?.error && <Bell size={12} aria-label={t('query.libraryItem.watched')} />}
        </span>
        {description && <span className="library-description">{description}</span>}
      </button>
      {watch?.error && (
        <Tip text={t('query.libraryItem.itCantBeWatched', { error: watch.error })}>
          <button
            type="button"
            className="icon-button icon-button-small"
            aria-label={t('query.libraryItem.whyItCantBeWatched')}
          >
            <TriangleAlert size={14} aria-hidden className="tone-medium tone-text" />
          </button>
        </Tip>
      )}
      <Menu
        trigger={
          <IconButton label={t('query.libraryItem.moreFor', { name })} size="small" className="library-more">
            <Ellipsis size={15} />
          </IconButton>
        }
      >
        <MenuItem icon={<Play size={15} aria-hidden />} onSelect={() => runTab(openQuery(query))}>
          {t('common.run')}
        </MenuItem>
        <MenuItem
          icon={pinned ? <PinOff size={15} aria-hidden /> : <Pin size={15} aria-hidden />}
          onSelect={() => mark(query, { pinned: !pinned })}
        >
          {pinned ? t('query.libraryItem.takeOffTheDashboard') : t('query.libraryItem.pinToTheDashboard')}
        </MenuItem>
        <MenuItem
          icon={watched ? <BellOff size={15} aria-hidden /> : <Bell size={15} aria-hidden />}
          onSelect={() => mark(query, { watched: !watched })}
        >
          {watched ? t('query.libraryItem.stopWatching') : t('query.libraryItem.tellMeWhenTheResult')}
        </MenuItem>
        <MenuSeparator />
        {!managed && (
          <MenuItem icon={<PencilLine size={15} aria-hidden />} onSelect={() => openSaveDialog({ query })}>
            {t('query.libraryItem.edit')}
          </MenuItem>
        )}
        <MenuItem icon={<Copy size={15} aria-hidden />} onSelect={() => duplicate(query)}>
          {t('query.libraryItem.openACopy')}
        </MenuItem>
        {!managed && (
          <MenuItem icon={<Trash2 size={15} aria-hidden />} danger onSelect={() => onDelete(query)}>
            {t('common.deleteAsk')}
          </MenuItem>
        )}
      </Menu>
    </li>
  )
}

function duplicate({ name, sql, parameters, values }: SavedQuery): void {
  openTab({ name: t('query.tabMenu.copyOf', { name }), sql, parameters, values })
}
