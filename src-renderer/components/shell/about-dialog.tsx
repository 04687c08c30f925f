import { Dialog } from '../dialog'
import { AboutFacts } from './about-facts'

export function AboutDialog({ open, onClose }: { open: boolean; onClose(): void }) {
  return (
    <Dialog open={open} onClose={onClose} title="About Sightline" wide>
      <AboutFacts />
    </Dialog>
  )
}
