import { type FormEvent, useState } from 'react'
import type { Column, Filter, ResourceTypeInfo } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { SelectField } from '../../../components/select'
import { t } from '../../../texts'
import { type Operator, operatorNames, operatorsFor, readValue, takesValue, writeValue } from './operators'
import { useSuggestions } from './suggestions'
import { ValueField } from './value-field'

/** Asks for column, operator and value. `filter` is the one to be changed. */
export function FilterForm({
  type,
  integrationId,
  filter,
  onDone,
}: {
  type: ResourceTypeInfo
  integrationId: string | null
  filter?: Filter
  onDone(filter: Filter): void
}) {
  const [column, setColumn] = useState(() => columnOf(type, filter?.column))
  const [operator, setOperator] = useState(filter?.operator ?? firstOperator(column))
  const [value, setValue] = useState(filter ? writeValue(column?.kind, filter.value) : '')
  const suggestions = useSuggestions(type.key, column, integrationId)
  if (!column) return null

  const asksValue = takesValue(operator)
  const isComplete = (text: string) => !asksValue || readValue(column.kind, text) !== null
  const done = (text: string) => {
    if (!isComplete(text)) return
    onDone({ column: column.name, operator, value: asksValue ? readValue(column.kind, text) : null })
  }
  const choose = (name: string) => {
    const chosen = columnOf(type, name)
    setColumn(chosen)
    setOperator(firstOperator(chosen))
    setValue('')
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    done(value)
  }
  return (
    <form className="filter-form" onSubmit={submit}>
      <div className="filter-form-row">
        <SelectField
          label={t('browser.filterForm.column')}
          value={column.name}
          options={type.columns.map(({ name, title }) => ({ value: name, label: title }))}
          onChange={choose}
        />
        <SelectField<Operator>
          label={t('browser.filterForm.condition')}
          value={operator}
          options={operatorsFor(column.kind).map((one) => ({ value: one, label: operatorNames[one] }))}
          onChange={setOperator}
        />
      </div>
      {asksValue && (
        <ValueField
          key={column.name}
          value={value}
          suggestions={suggestions}
          onChange={setValue}
          onChoose={done}
        />
      )}
      <div className="dialog-actions">
        <Button type="submit" kind="primary" disabled={!isComplete(value)}>
          {filter ? t('browser.filterForm.changeFilter') : t('browser.filterForm.addFilter')}
        </Button>
      </div>
    </form>
  )
}

function columnOf(type: ResourceTypeInfo, name: string | undefined): Column | undefined {
  return (
    type.columns.find((column) => column.name === name) ??
    type.columns.find((column) => column.shown) ??
    type.columns[0]
  )
}

function firstOperator(column: Column | undefined): Filter['operator'] {
  return operatorsFor(column?.kind ?? 'text')[0] ?? 'contains'
}
