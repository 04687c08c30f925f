import { commandKey } from '../../components/command-key'
import type { Entry } from './entry'

/** What the keys do with the chosen entry. */
export function PaletteFoot({ chosen }: { chosen: Entry | undefined }) {
  return (
    <div className="palette-foot">
      {chosen && <Hint keys={['↑', '↓']} does="Move" />}
      {chosen && <Hint keys={['Enter']} does={chosen.key.startsWith('command:') ? 'Run' : 'Open'} />}
      {chosen?.runApart && <Hint keys={[commandKey, 'Enter']} does="Open in a new window" />}
      <Hint keys={['Esc']} does="Close" />
    </div>
  )
}

function Hint({ keys, does }: { keys: string[]; does: string }) {
  return (
    <span>
      {keys.map((key) => (
        <kbd key={key} className="kbd">
          {key}
        </kbd>
      ))}
      {does}
    </span>
  )
}
