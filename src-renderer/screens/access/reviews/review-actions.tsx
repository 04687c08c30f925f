import { Download, Ellipsis, Lock, Trash2 } from 'lucide-react'
import { useState } from 'react'
import {
  type AccessReview,
  type ReviewReportFormat,
  reviewReportFormats,
} from '../../../../src-preload/contract'
import { Button, IconButton } from '../../../components/button'
import { ConfirmByName } from '../../../components/confirm-by-name'
import { Dialog } from '../../../components/dialog'
import { Menu, MenuItem } from '../../../components/menu'
import { api } from '../../../state/bridge'
import { beginExport } from '../../../state/exports'
import { navigate } from '../../../state/location'
import { toastSuccess } from '../../../state/toasts'
import { useAction } from '../../../state/use-action'
import { counted } from '../explore/summary'

const titles: Record<ReviewReportFormat, string> = {
  pdf: 'PDF, to be signed',
  csv: 'CSV, can be verified',
}

/** The report, the end of a campaign, and its deletion. */
export function ReviewActions({ review }: { review: AccessReview }) {
  const [asked, setAsked] = useState<'close' | 'delete' | null>(null)
  const reviewId = review.id
  return (
    <>
      <Menu trigger={<Button icon={<Download size={15} aria-hidden />}>Report</Button>}>
        {reviewReportFormats.map((format) => (
          <MenuItem
            key={format}
            onSelect={() => void beginExport((exportId) => api.exportReview({ exportId, reviewId, format }))}
          >
            {titles[format]}
          </MenuItem>
        ))}
      </Menu>
      {review.closedAt === null && (
        <Button kind="primary" icon={<Lock size={15} aria-hidden />} onClick={() => setAsked('close')}>
          Close…
        </Button>
      )}
      <Menu
        trigger={
          <IconButton label="More actions">
            <Ellipsis size={17} />
          </IconButton>
        }
      >
        <MenuItem danger icon={<Trash2 size={15} aria-hidden />} onSelect={() => setAsked('delete')}>
          Delete…
        </MenuItem>
      </Menu>
      {asked === 'close' && <CloseReview review={review} onClose={() => setAsked(null)} />}
      <DeleteReview review={review} open={asked === 'delete'} onClose={() => setAsked(null)} />
    </>
  )
}

function CloseReview({ review, onClose }: { review: AccessReview; onClose(): void }) {
  const { id: reviewId, undecided } = review
  const close = useAction(() => api.closeReview({ reviewId, anyway: true }))
  const confirm = async () => {
    const closed = await close.run()
    if (!closed) return
    onClose()
    toastSuccess(`“${closed.name}” is closed`, 'Its report can be handed over now.')
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Close this review?"
      description="From then on, no decision of it can be changed. What was to be revoked is watched until it is gone."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" busy={close.busy} onClick={() => void confirm()}>
            Close the review
          </Button>
        </>
      }
    >
      {undecided > 0 && (
        <p>
          {counted(undecided, 'grant')} {undecided === 1 ? 'is' : 'are'} undecided, and will be reported as
          such.
        </p>
      )}
    </Dialog>
  )
}

function DeleteReview({ review, open, onClose }: { review: AccessReview; open: boolean; onClose(): void }) {
  const { id: reviewId, name, items } = review
  const remove = useAction(() => api.deleteReview({ reviewId }))
  const confirm = async () => {
    if (!(await remove.run())) return
    navigate('/access/reviews')
    toastSuccess(`Deleted “${name}”`)
  }
  return (
    <ConfirmByName
      open={open}
      onClose={onClose}
      title="Delete this review?"
      name={name}
      confirmLabel="Delete the review"
      busy={remove.busy}
      onConfirm={() => void confirm()}
    >
      <p>
        Its {counted(items, 'decision')} and notes are lost. Reports that were saved stay, but can’t be
        compared.
      </p>
    </ConfirmByName>
  )
}
