import { type FormEvent, useState } from 'react'
import { type ReviewDecision, reviewDecisions } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { SelectField } from '../../../components/select'
import { TextArea } from '../../../components/text-field'
import { t } from '../../../texts'
import { decisions } from './decisions'

/** Decides with a note. */
export function NoteDialog({
  count,
  onClose,
  onSave,
}: {
  count: number
  onClose(): void
  onSave(decision: ReviewDecision, note: string): Promise<void>
}) {
  const [decision, setDecision] = useState<ReviewDecision>('ask')
  const [note, setNote] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    await onSave(decision, note)
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('access.noteDialog.decideWithANote')}
      description={t('access.noteDialog.on', { count })}
    >
      <form className="stack" onSubmit={submit}>
        <SelectField
          label={t('access.noteDialog.decision')}
          value={decision}
          options={reviewDecisions.map((value) => ({ value, label: decisions[value].title }))}
          onChange={(next) => setDecision(next)}
        />
        <TextArea
          label={t('common.note')}
          hint={t('access.noteDialog.printedInTheReport')}
          value={note}
          onChange={setNote}
          autoFocus
        />
        <div className="dialog-actions">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" kind="primary">
            {t('access.noteDialog.decide')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
