import { type FormEvent, useState } from 'react'
import type { QueryKey } from '../../../../src-preload/contract'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { SelectField } from '../../../components/select'
import { TextField } from '../../../components/text-field'
import { api } from '../../../state/bridge'
import { useAction } from '../../../state/use-action'
import { NewKey } from './new-key'
import { ScopeField } from './scope-field'

const lifetimes = [
  { value: '1', label: 'A day' },
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
]

/** Makes a key, and then shows its secret, which nobody can show again. */
export function CreateKey({
  enabled,
  onCreated,
  onClose,
}: {
  /** Whether the query API is on. */
  enabled: boolean
  onCreated(): Promise<void>
  onClose(): void
}) {
  const [name, setName] = useState('')
  const [days, setDays] = useState('30')
  const [queries, setQueries] = useState<string[] | null>(null)
  const [made, setMade] = useState<{ key: QueryKey; secret: string } | null>(null)
  const create = useAction(
    async () => {
      setMade(await api.createQueryKey({ name, days: Number(days), queries }))
      await onCreated()
    },
    { inline: true },
  )
  if (made) return <NewKey queryKey={made.key} secret={made.secret} enabled={enabled} onClose={onClose} />
  const complete = name.trim() !== '' && queries?.length !== 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (complete) void create.run()
  }
  return (
    <Dialog open onClose={onClose} title="New key" wide>
      <form className="stack" onSubmit={submit}>
        <TextField
          label="Name"
          hint="The program that asks with it."
          placeholder="Nightly report"
          maxLength={120}
          value={name}
          onChange={setName}
          autoFocus
        />
        <ScopeField queries={queries} onChange={setQueries} />
        <SelectField label="Expires after" value={days} options={lifetimes} onChange={setDays} />
        {create.error && (
          <Banner tone="critical" title={create.error.message}>
            {create.error.hint}
          </Banner>
        )}
        <div className="dialog-actions">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" kind="primary" busy={create.busy} disabled={!complete}>
            Create key
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
