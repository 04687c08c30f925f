import { t } from '../../texts'
import { Dialog } from '../dialog'
import { AboutFacts } from './about-facts'

export function AboutDialog({ open, onClose }: { open: boolean; onClose(): void }) {
  return (
    <Dialog open={open} onClose={onClose} title={t('shell.about.title')} wide>
      <AboutFacts />
    </Dialog>
  )
}
