import { X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { ResultColumn } from '../../../../../src-preload/contract'
import { Button, IconButton } from '../../../../components/button'
import { Select } from '../../../../components/select'
import { t } from '../../../../texts'
import type { ResultFilter } from '../../run/run'
import { type Operator, operatorName, operatorsFor, readValue, takesValue } from './operators'

/** One line: column, condition, value. Enter adds it, Escape gives up. */
export function FilterForm({
  columns,
  column,
  onColumn,
  onDone,
  onCancel,
}: {
  columns: ResultColumn[]
  column: number
  onColumn(column: number): void
  onDone(filter: ResultFilter): void
  onCancel(): void
}) {
  const kind = columns[column]?.kind ?? 'text'
  const operators = operatorsFor(kind)
  const [operator, setOperator] = useState<Operator>(operators[0] ?? 'contains')
  const [text, setText] = useState('')
  const value = readValue(kind, text)
  const complete = !takesValue(operator) || value !== null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (complete) onDone({ column, operator, value: takesValue(operator) ? value : null })
  }
  return (
    <form
      className="result-filter-form"
      aria-label={t('query.filterForm.newFilter')}
      onSubmit={submit}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      <Select
        label={t('query.filterForm.column')}
        value={String(column)}
        options={columns.map(({ name }, place) => ({ value: String(place), label: name }))}
        onChange={(chosen) => onColumn(Number(chosen))}
      />
      <Select<Operator>
        label={t('query.filterForm.condition')}
        value={operator}
        options={operators.map((one) => ({ value: one, label: operatorName(one, kind) }))}
        onChange={setOperator}
      />
      {takesValue(operator) && (
        <input
          className="input"
          type="text"
          aria-label={t('common.value')}
          placeholder={kind === 'number' ? t('query.filterForm.aNumber') : t('common.value')}
          autoComplete="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the form was opened to ask for it
          autoFocus
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      )}
      <Button type="submit" kind="primary" size="small" disabled={!complete}>
        {t('query.filterForm.add')}
      </Button>
      <IconButton label={t('query.filterForm.giveUpTheFilter')} size="small" onClick={onCancel}>
        <X size={14} />
      </IconButton>
    </form>
  )
}
