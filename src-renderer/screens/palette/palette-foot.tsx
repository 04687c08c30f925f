import { commandKey } from '../../components/command-key'
import { t } from '../../texts'
import type { Entry } from './entry'

/** What the keys do with the chosen entry. */
export function PaletteFoot({ chosen }: { chosen: Entry | undefined }) {
  return (
    <div className="palette-foot">
      {chosen && <Hint keys={['↑', '↓']} does={t('palette.paletteFoot.move')} />}
      {chosen && (
        <Hint
          keys={[t('palette.paletteFoot.enter')]}
          does={chosen.key.startsWith('command:') ? t('common.run') : t('palette.paletteFoot.open')}
        />
      )}
      {chosen?.runApart && (
        <Hint
          keys={[commandKey(), t('palette.paletteFoot.enter')]}
          does={t('palette.paletteFoot.openInANewWindow')}
        />
      )}
      <Hint keys={[t('palette.paletteFoot.esc')]} does={t('common.close')} />
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
