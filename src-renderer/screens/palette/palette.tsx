import { Command } from 'cmdk'
import { Search } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { returnFocus } from '../../components/focus'
import { t } from '../../texts'
import type { Entry } from './entry'
import { PaletteEntry } from './palette-entry'
import { PaletteFoot } from './palette-foot'
import { PaletteState } from './palette-state'
import { usePaletteEntries } from './use-palette-entries'

/** One field over all there is and all that can be done. By keyboard alone: arrows, Enter, Escape. */
export default function Palette({ onClose }: { onClose(): void }) {
  const [text, setText] = useState('')
  const [wanted, setWanted] = useState('')
  const list = useRef<HTMLDivElement>(null)
  const { groups, version, ...state } = usePaletteEntries(text)
  const entries = groups.flatMap((group) => group.entries)
  const chosen = entries.find(({ key }) => key === wanted) ?? entries[0]

  // Another list: its best is chosen, and in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version is what it is about
  useLayoutEffect(() => {
    setWanted('')
    list.current?.scrollTo({ top: 0 })
  }, [version])

  const run = (entry: Entry, apart = false) => {
    onClose()
    if (apart && entry.runApart) entry.runApart()
    else entry.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    if (chosen) run(chosen, event.ctrlKey || event.metaKey)
  }

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="scrim" />
        <Dialog.Content className="palette" onCloseAutoFocus={returnFocus} aria-describedby={undefined}>
          <Dialog.Title className="visually-hidden">{t('palette.screen.searchAndCommands')}</Dialog.Title>
          <Command
            label={t('palette.screen.searchAndCommands')}
            shouldFilter={false}
            vimBindings={false}
            value={chosen?.key ?? ''}
            onValueChange={setWanted}
            onKeyDown={onKeyDown}
          >
            <div className="palette-field">
              <Search size={17} aria-hidden />
              <Command.Input
                value={text}
                onValueChange={setText}
                maxLength={200}
                placeholder={t('palette.screen.searchResourcesChanges')}
              />
            </div>
            <Command.List ref={list} label={t('palette.screen.results')} className="palette-list">
              {groups.map((group) => (
                <Command.Group key={group.title} heading={group.title}>
                  {group.entries.map((entry) => (
                    <PaletteEntry key={entry.key} entry={entry} onSelect={() => run(entry)} />
                  ))}
                </Command.Group>
              ))}
            </Command.List>
            {entries.length === 0 && <PaletteState {...state} text={text.trim()} />}
            <PaletteFoot chosen={chosen} />
          </Command>
          <div role="status" className="visually-hidden">
            {text.trim() !== '' && !state.searching && t('palette.screen.found', { count: entries.length })}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
