import { type FormEvent, useState } from 'react'
import type { QueryKey } from '../../../../src-preload/contract'
import { Banner } from '../../../components/banner'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { SelectField } from '../../../components/select'
import { TextField } from '../../../components/text-field'
import { api } from '../../../state/bridge'
import { useAction } from '../../../state/use-action'
import { t } from '../../../texts'
import { NewKey } from './new-key'
import { ScopeField } from './scope-field'

type Lifetime = '1' | '7' | '30' | '90' | '365'
const lifetimes: readonly Lifetime[] = ['1', '7', '30', '90', '365']

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
  const [days, setDays] = useState<Lifetime>('30')
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
    <Dialog open onClose={onClose} title={t('settings.newKey.title')} wide>
      <form className="stack" onSubmit={submit}>
        <TextField
          label={t('settings.newKey.name')}
          hint={t('settings.newKey.nameHint')}
          placeholder={t('settings.newKey.namePlaceholder')}
          maxLength={120}
          value={name}
          onChange={setName}
          autoFocus
        />
        <ScopeField queries={queries} onChange={setQueries} />
        <SelectField<Lifetime>
          label={t('settings.newKey.expires')}
          value={days}
          options={lifetimes.map((value) => ({ value, label: t(`settings.newKey.lifetimes.${value}`) }))}
          onChange={setDays}
        />
        {create.error && (
          <Banner tone="critical" title={create.error.message}>
            {create.error.hint}
          </Banner>
        )}
        <div className="dialog-actions">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" kind="primary" busy={create.busy} disabled={!complete}>
            {t('settings.newKey.create')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
