import { type FormEvent, useState } from 'react'
import type { CompliancePack, Control, InputOf } from '../../../src-preload/contract'
import { Button } from '../../components/button'
import { Dialog } from '../../components/dialog'
import { FieldProblem } from '../../components/field'
import { SelectField } from '../../components/select'
import { TextArea, TextField } from '../../components/text-field'
import { api } from '../../state/bridge'
import { toastSuccess } from '../../state/toasts'
import { useAction } from '../../state/use-action'
import { t } from '../../texts'
import { type UntilChoice, untilOf } from '../rules/suppressing/until'
import { UntilFields } from '../rules/suppressing/until-fields'

const verdicts = [
  {
    value: 'met',
    get label() {
      return t('compliance.attestDialog.yesItIsMet')
    },
  },
  {
    value: 'not_met',
    get label() {
      return t('compliance.attestDialog.noItIsntMet')
    },
  },
] as const
const untilChoices = [
  {
    value: '90',
    get label() {
      return t('compliance.attestDialog.n90Days')
    },
  },
  {
    value: '365',
    get label() {
      return t('compliance.attestDialog.aYear')
    },
  },
  {
    value: '',
    get label() {
      return t('compliance.attestDialog.untilThereIsAnotherOne')
    },
  },
  {
    value: 'day',
    get label() {
      return t('compliance.attestDialog.untilADay')
    },
  },
] as const satisfies { value: UntilChoice; label: string }[]

/** A person's word on a control: whether it is met, what they saw, and for how long that is good. */
export function AttestDialog({
  pack,
  control,
  onClose,
}: {
  pack: CompliancePack
  control: Control & { manual: string }
  onClose(): void
}) {
  const { integrations } = pack
  const [where, setWhere] = useState(integrations.length === 1 ? (integrations[0]?.id ?? '') : '')
  const [verdict, setVerdict] = useState<(typeof verdicts)[number]['value']>('met')
  const [note, setNote] = useState('')
  const [author, setAuthor] = useState('')
  const [choice, setChoice] = useState<UntilChoice>('365')
  const [day, setDay] = useState('')
  const [tried, setTried] = useState(false)
  const save = useAction((input: InputOf<'attestControl'>) => api.attestControl(input), { inline: true })

  const until = untilOf(choice, day, new Date())
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (note.trim() === '' || until === undefined) return
    const made = await save.run({
      packId: pack.id,
      controlId: control.id,
      ...(where !== '' && { integrationId: where }),
      met: verdict === 'met',
      note,
      ...(author.trim() !== '' && { author }),
      until,
    })
    if (!made) return
    onClose()
    toastSuccess(t(`compliance.attestDialog.attested.${verdict}`, { id: control.id }))
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('compliance.attestDialog.attest2', { id: control.id })}
      description={control.title}
    >
      <form className="stack" onSubmit={submit}>
        <p className="small soft">{control.manual}</p>
        {integrations.length > 1 && (
          <SelectField
            label={t('compliance.attestDialog.where')}
            value={where}
            options={[
              {
                value: '',
                label: t('compliance.attestDialog.inAllIntegrations', { count: integrations.length }),
              },
              ...integrations.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={setWhere}
          />
        )}
        <SelectField
          label={t('compliance.attestDialog.isItMet')}
          value={verdict}
          options={verdicts}
          onChange={(next) => setVerdict(next)}
        />
        <TextArea
          label={t('common.note')}
          hint={t('compliance.attestDialog.whatYouLookedAtAnd')}
          value={note}
          onChange={setNote}
          autoFocus
          problem={
            tried && note.trim() === '' ? { message: t('compliance.attestDialog.sayWhatYouSaw') } : null
          }
        />
        <TextField
          label={t('compliance.attestDialog.whoSaysSo')}
          optional
          hint={t('compliance.attestDialog.yourNameOnThisComputer')}
          value={author}
          onChange={setAuthor}
        />
        <UntilFields
          label={t('compliance.attestDialog.forHowLong')}
          choices={untilChoices}
          choice={choice}
          day={day}
          isMissing={tried && until === undefined}
          onChoice={setChoice}
          onDay={setDay}
        />
        {save.error && <FieldProblem problem={save.error} />}
        <div className="dialog-actions">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" kind="primary" busy={save.busy}>
            {t('compliance.attestDialog.attest')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
