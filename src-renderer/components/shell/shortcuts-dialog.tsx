import { Fragment } from 'react'
import { Dialog } from '../dialog'
import { sections } from './sections'

const mac = /mac/i.test(navigator.platform)
const command = mac ? '⌘' : 'Ctrl'
const option = mac ? '⌥' : 'Alt'

const shortcuts: { keys: string[]; does: string }[] = [
  ...sections.map(({ title }, index) => ({ keys: [command, String(index + 1)], does: title })),
  { keys: [command, 'K'], does: 'Search everything, and commands' },
  { keys: [command, 'R'], does: 'Sync now' },
  { keys: ['/'], does: 'Search on this page' },
  { keys: ['↑', '↓'], does: 'Move through a table' },
  { keys: ['Enter'], does: 'Open the chosen row' },
  { keys: [command, 'Enter'], does: 'Run the query; Esc cancels it' },
  { keys: [command, 'S'], does: 'Save the query' },
  { keys: [option, 'N'], does: 'New query tab' },
  { keys: [option, 'W'], does: 'Close the query tab' },
  { keys: [option, 'Shift', 'T'], does: 'Reopen the closed query tab' },
  { keys: [option, 'E'], does: 'Go to the editor' },
  { keys: ['?'], does: 'This list' },
]

export function ShortcutsDialog({ open, onClose }: { open: boolean; onClose(): void }) {
  return (
    <Dialog open={open} onClose={onClose} title="Keyboard shortcuts">
      <dl className="key-values">
        {shortcuts.map(({ keys, does }) => (
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
