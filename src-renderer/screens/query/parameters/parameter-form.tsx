import type { FormEvent } from 'react'
import { Button } from '../../../components/button'
import { Field } from '../../../components/field'
import { runShown } from '../editor/commands'
import type { QueryTab } from '../tabs/query-tab'
import { changeTab } from '../tabs/tab-store'
import { ParameterInput } from './parameter-input'
import { parametersOf } from './parameters-of'

/** Values for the `$parameters` of a tab's text. Enter runs it with them. */
export function ParameterForm({ tab }: { tab: QueryTab }) {
  const parameters = parametersOf(tab.sql, tab.parameters)
  if (parameters.length === 0) return null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    runShown()
  }
  return (
    <form className="parameter-form" aria-label="Parameters" onSubmit={submit}>
      {parameters.map((parameter) => (
        <Field key={parameter.name} label={parameter.title || `$${parameter.name}`}>
          {(control) => (
            <ParameterInput
              parameter={parameter}
              value={tab.values[parameter.name] ?? parameter.default}
              control={control}
              onChange={(value) => changeTab(tab.id, { values: { ...tab.values, [parameter.name]: value } })}
            />
          )}
        </Field>
      ))}
      <Button type="submit" size="small">
        Run with these
      </Button>
    </form>
  )
}
