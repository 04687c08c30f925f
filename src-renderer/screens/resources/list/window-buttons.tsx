import { AppWindow, Link2 } from 'lucide-react'
import { IconButton } from '../../../components/button'
import { copyLink } from '../../../state/copy-link'
import { t } from '../../../texts'

/** What opens this very list in the desktop app. */
export function LinkButton() {
  return (
    <IconButton label={t('shell.copyLink')} onClick={() => void copyLink()}>
      <Link2 size={16} />
    </IconButton>
  )
}

/** The same once more, to go on from there and keep this one. */
export function NewWindowButton() {
  return (
    <IconButton
      label={t('resources.newWindow')}
      onClick={() => window.open(`${location.pathname}${location.hash}`, crypto.randomUUID())}
    >
      <AppWindow size={16} />
    </IconButton>
  )
}
