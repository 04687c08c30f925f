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
import { type UntilChoice, untilOf } from '../rules/suppressing/until'
import { UntilFields } from '../rules/suppressing/until-fields'

const verdicts = [
  { value: 'met', label: 'Yes, it is met' },
  { value: 'not_met', label: 'No, it isn’t met' },
] as const
const untilChoices = [
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
  { value: '', label: 'Until there is another one' },
  { value: 'day', label: 'Until a day…' },
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
    toastSuccess(`Attested: ${control.id} is ${verdict === 'met' ? 'met' : 'not met'}`)
  }
  return (
    <Dialog open onClose={onClose} title={`Attest ${control.id}`} description={control.title}>
      <form className="stack" onSubmit={submit}>
        <p className="small soft">{control.manual}</p>
        {integrations.length > 1 && (
          <SelectField
            label="Where"
            value={where}
            options={[
              { value: '', label: `In all ${integrations.length} integrations` },
              ...integrations.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={setWhere}
          />
        )}
        <SelectField
          label="Is it met?"
          value={verdict}
          options={verdicts}
          onChange={(next) => setVerdict(next)}
        />
        <TextArea
          label="Note"
          hint="What you looked at and saw. Kept on record, and shown to auditors."
          value={note}
          onChange={setNote}
          autoFocus
          problem={tried && note.trim() === '' ? { message: 'Say what you saw.' } : null}
        />
        <TextField
          label="Who says so"
          optional
          hint="Your name on this computer, if left out."
          value={author}
          onChange={setAuthor}
        />
        <UntilFields
          label="For how long"
          choices={untilChoices}
          choice={choice}
          day={day}
          isMissing={tried && until === undefined}
          onChoice={setChoice}
          onDay={setDay}
        />
        {save.error && <FieldProblem problem={save.error} />}
        <div className="dialog-actions">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" kind="primary" busy={save.busy}>
            Attest
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
