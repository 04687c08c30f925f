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
import { t } from '../../../texts'

const titles: Record<ReviewReportFormat, string> = {
  get pdf() {
    return t('access.reviewActions.pdfToBeSigned')
  },
  get csv() {
    return t('access.reviewActions.csvCanBeVerified')
  },
}

/** The report, the end of a campaign, and its deletion. */
export function ReviewActions({ review }: { review: AccessReview }) {
  const [asked, setAsked] = useState<'close' | 'delete' | null>(null)
  const reviewId = review.id
  return (
    <>
      <Menu
        trigger={
          <Button icon={<Download size={15} aria-hidden />}>{t('access.reviewActions.report')}</Button>
        }
      >
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
          {t('access.reviewActions.close')}
        </Button>
      )}
      <Menu
        trigger={
          <IconButton label={t('common.moreActions')}>
            <Ellipsis size={17} />
          </IconButton>
        }
      >
        <MenuItem danger icon={<Trash2 size={15} aria-hidden />} onSelect={() => setAsked('delete')}>
          {t('common.deleteAsk')}
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
    toastSuccess(
      t('access.reviewActions.isClosed', { name: closed.name }),
      t('access.reviewActions.itsReportCanBeHanded'),
    )
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('access.reviewActions.closeThisReview')}
      description={t('access.reviewActions.fromThenOnNoDecision')}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" busy={close.busy} onClick={() => void confirm()}>
            {t('access.reviewActions.closeTheReview')}
          </Button>
        </>
      }
    >
      {undecided > 0 && <p>{t('access.reviewActions.areUndecidedAndWillBe', { count: undecided })}</p>}
    </Dialog>
  )
}

function DeleteReview({ review, open, onClose }: { review: AccessReview; open: boolean; onClose(): void }) {
  const { id: reviewId, name, items } = review
  const remove = useAction(() => api.deleteReview({ reviewId }))
  const confirm = async () => {
    if (!(await remove.run())) return
    navigate('/access/reviews')
    toastSuccess(t('access.reviewActions.deleted', { name }))
  }
  return (
    <ConfirmByName
      open={open}
      onClose={onClose}
      title={t('access.reviewActions.deleteThisReview')}
      name={name}
      confirmLabel={t('access.reviewActions.deleteTheReview')}
      busy={remove.busy}
      onConfirm={() => void confirm()}
    >
      <p>{t('access.reviewActions.itsAndNotesAreLost', { count: items })}</p>
    </ConfirmByName>
  )
}
