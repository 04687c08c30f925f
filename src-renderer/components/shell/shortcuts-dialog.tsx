import { t } from '../../texts'
import { commandKey, optionKey } from '../command-key'
import { Dialog } from '../dialog'
import { sections, settingsSection } from './sections'

interface Shortcut {
  /** One way, or several: each its keys in order. */
  keys: string[][]
  does: string
}

const going = (): Shortcut[] => [
  ...sections.map(({ title, letter }, index) => ({
    keys: [
      ['G', letter.toUpperCase()],
      [commandKey(), String(index + 1)],
    ],
    does: title,
  })),
  { keys: [['G', settingsSection.letter.toUpperCase()]], does: settingsSection.title },
  { keys: [[optionKey(), '←']], does: t('shell.back') },
  { keys: [[optionKey(), '→']], does: t('shell.forward') },
]

const everywhere = (): Shortcut[] => [
  { keys: [[commandKey(), 'K']], does: t('shell.shortcuts.search') },
  { keys: [[commandKey(), 'R']], does: t('shell.shortcuts.sync') },
  { keys: [['/']], does: t('shell.shortcuts.searchPage') },
  { keys: [['↑', '↓']], does: t('shell.shortcuts.move') },
  { keys: [['Enter']], does: t('shell.shortcuts.open') },
  { keys: [[commandKey(), 'B']], does: t('shell.shortcuts.sidebar') },
  { keys: [['?']], does: t('shell.shortcuts.list') },
]

const asking = (): Shortcut[] => [
  { keys: [[commandKey(), 'Enter']], does: t('shell.shortcuts.run') },
  { keys: [[commandKey(), 'S']], does: t('shell.shortcuts.save') },
  { keys: [[optionKey(), 'N']], does: t('shell.shortcuts.newTab') },
  { keys: [[optionKey(), 'W']], does: t('shell.shortcuts.closeTab') },
  { keys: [[optionKey(), t('common.keys.shift'), 'T']], does: t('shell.shortcuts.reopenTab') },
  { keys: [[optionKey(), 'E']], does: t('shell.shortcuts.editor') },
]

export function ShortcutsDialog({ open, onClose }: { open: boolean; onClose(): void }) {
  return (
    <Dialog open={open} onClose={onClose} title={t('shell.shortcuts.title')} wide>
      <div className="shortcuts">
        <Group title={t('shell.shortcuts.going')} shortcuts={going()} />
        <div className="stack">
          <Group title={t('shell.shortcuts.everywhere')} shortcuts={everywhere()} />
          <Group title={t('common.sections.query')} shortcuts={asking()} />
        </div>
      </div>
    </Dialog>
  )
}

function Group({ title, shortcuts }: { title: string; shortcuts: Shortcut[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {shortcuts.map(({ keys, does }) => (
          <div key={does} className="shortcut">
            <dt>{does}</dt>
            <dd>
              {keys.map((way) => (
                <span key={way.join()} className="shortcut-way">
                  {way.map((key) => (
                    <kbd key={key} className="kbd">
                      {key}
                    </kbd>
                  ))}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
