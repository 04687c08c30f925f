import { type FormEvent, useEffect, useRef } from 'react'
import type { QueryParameter } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { Field } from '../../../components/field'
import { t } from '../../../texts'
import { runShown } from '../editor/commands'
import { useQueries } from '../queries-store'
import { useRun } from '../run/run-store'
import type { QueryTab } from '../tabs/query-tab'
import { changeTab } from '../tabs/tab-store'
import { KindMenu } from './kind-menu'
import type { ParameterKind } from './kinds'
import { ParameterInput } from './parameter-input'
import { parametersOf } from './parameters-of'

/** Values for the `$parameters` of a tab's text. Enter runs it with them. */
export function ParameterForm({ tab }: { tab: QueryTab }) {
  const query = useQueries(({ data }) => data?.find(({ id }) => id === tab.queryId))
  const parameters = parametersOf(tab.sql, tab.parameters)
  const form = useFirstMissing(
    tab.id,
    parameters.findIndex((parameter) => (tab.values[parameter.name] ?? parameter.default) === null),
  )
  if (parameters.length === 0) return null
  const isDescribed = (name: string) =>
    query?.parameters.some((parameter) => parameter.name === name) ?? false
  const setValue = (name: string, value: string | number | null) =>
    changeTab(tab.id, { values: { ...tab.values, [name]: value } })
  const setKind = (parameter: QueryParameter, kind: ParameterKind) => {
    const others = tab.parameters.filter(({ name }) => name !== parameter.name)
    changeTab(tab.id, {
      parameters: [...others, { ...parameter, kind }],
      values: { ...tab.values, [parameter.name]: null },
    })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    runShown()
  }
  return (
    <form ref={form} className="parameter-form" aria-label={t('common.parameters')} onSubmit={submit}>
      {parameters.map((parameter) => (
        <div key={parameter.name} className="parameter">
          <Field label={parameter.title || `$${parameter.name}`}>
            {(control) => (
              <ParameterInput
                parameter={parameter}
                value={tab.values[parameter.name] ?? parameter.default}
                control={control}
                onChange={(value) => setValue(parameter.name, value)}
              />
            )}
          </Field>
          {!isDescribed(parameter.name) && (
            <KindMenu parameter={parameter} onChange={(kind) => setKind(parameter, kind)} />
          )}
        </div>
      ))}
      <Button type="submit" size="small">
        {t('query.parameterForm.runWithThese')}
      </Button>
    </form>
  )
}

/** Who ran it without a value goes on where the first one is missing. */
function useFirstMissing(tabId: string, place: number) {
  const form = useRef<HTMLFormElement>(null)
  const { failure } = useRun(tabId)
  const known = useRef(failure)
  useEffect(() => {
    if (failure === known.current) return
    known.current = failure
    if (failure?.error.code !== 'missing-parameter') return
    form.current?.querySelectorAll('.parameter')[place]?.querySelector<HTMLElement>('input, .select')?.focus()
  }, [failure, place])
  return form
}
