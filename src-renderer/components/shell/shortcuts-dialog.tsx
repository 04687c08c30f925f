import { Fragment } from 'react'
import { t } from '../../texts'
import { Dialog } from '../dialog'
import { sections, settingsSection } from './sections'

const mac = /mac/i.test(navigator.platform)
const command = mac ? '⌘' : 'Ctrl'
const option = mac ? '⌥' : 'Alt'

const shortcuts = (): { keys: string[]; does: string }[] => [
  ...sections.map(({ title }, index) => ({ keys: [command, String(index + 1)], does: title })),
  ...[...sections, settingsSection].map(({ title, letter }) => ({
    keys: ['G', letter.toUpperCase()],
    does: t('shell.shortcuts.goTo', { section: title }),
  })),
  { keys: [option, '←'], does: t('shell.back') },
  { keys: [option, '→'], does: t('shell.forward') },
  { keys: [command, 'B'], does: t('shell.shortcuts.sidebar') },
  { keys: [command, 'K'], does: t('shell.shortcuts.search') },
  { keys: [command, 'R'], does: t('shell.shortcuts.sync') },
  { keys: ['/'], does: t('shell.shortcuts.searchPage') },
  { keys: ['↑', '↓'], does: t('shell.shortcuts.move') },
  { keys: ['Enter'], does: t('shell.shortcuts.open') },
  { keys: [command, 'Enter'], does: t('shell.shortcuts.run') },
  { keys: [command, 'S'], does: t('shell.shortcuts.save') },
  { keys: [option, 'N'], does: t('shell.shortcuts.newTab') },
  { keys: [option, 'W'], does: t('shell.shortcuts.closeTab') },
  { keys: [option, 'Shift', 'T'], does: t('shell.shortcuts.reopenTab') },
  { keys: [option, 'E'], does: t('shell.shortcuts.editor') },
  { keys: ['?'], does: t('shell.shortcuts.list') },
]

export function ShortcutsDialog({ open, onClose }: { open: boolean; onClose(): void }) {
  return (
    <Dialog open={open} onClose={onClose} title={t('shell.shortcuts.title')}>
      <dl className="key-values">
        {shortcuts().map(({ keys, does }) => (
          <div key={does} style={{ display: 'contents' }}>
            <dt>
              {keys.map((key, index) => (
                <Fragment key={key}>
                  {index > 0 && ' '}
                  <kbd className="kbd">{key}</kbd>
                </Fragment>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
