import { type FormEvent, useState } from 'react'
import type { Rule, RuleResult, RuleValues } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { Card } from '../../../components/card'
import { Select } from '../../../components/select'
import { api } from '../../../state/bridge'
import { useAction } from '../../../state/use-action'
import { t } from '../../../texts'
import { tellEdit } from '../tell-edit'
import { ParameterField } from './parameter-field'
import { enteredValues, problemOf, sameValues } from './values'

/** A rule's parameters, which each integration can have its own of. */
export function RuleParameters({ rule }: { rule: Rule }) {
  const [chosen, setChosen] = useState(rule.results[0]?.integrationId)
  const result = rule.results.find(({ integrationId }) => integrationId === chosen) ?? rule.results[0]
  if (rule.parameters.length === 0 || !result) return null
  return (
    <Card
      title={t('common.parameters')}
      actions={
        rule.results.length > 1 && (
          <Select
            label={t('common.integration')}
            value={result.integrationId}
            options={rule.results.map(({ integrationId, integrationName }) => ({
              value: integrationId,
              label: integrationName,
            }))}
            onChange={setChosen}
          />
        )
      }
    >
      <ParameterForm key={result.integrationId} rule={rule} result={result} />
    </Card>
  )
}

function ParameterForm({ rule, result }: { rule: Rule; result: RuleResult }) {
  const [changed, setChanged] = useState<RuleValues>({})
  const entered = { ...result.parameters, ...changed }
  const values = enteredValues(rule.parameters, entered)
  const save = useAction(async (parameters: RuleValues) => {
    const edit = await api.setRule({ ruleId: rule.id, integrationId: result.integrationId, parameters })
    setChanged({})
    tellEdit(edit, t('rules.ruleParameters.parametersSaved'))
  })
  const dirty = !sameValues(values, result.parameters)
  const wrong = rule.parameters.some((parameter) => problemOf(parameter, entered[parameter.name] ?? ''))
  const presets = Object.fromEntries(rule.parameters.map((parameter) => [parameter.name, parameter.default]))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (dirty && !wrong) void save.run(values)
  }
  return (
    <form
      className="stack"
      onSubmit={submit}
      aria-label={t('rules.ruleParameters.parametersIn', { integrationName: result.integrationName })}
    >
      <div className="rule-parameters">
        {rule.parameters.map((parameter) => {
          const value = entered[parameter.name] ?? parameter.default
          const problem = problemOf(parameter, value)
          return (
            <ParameterField
              key={parameter.name}
              parameter={parameter}
              value={value}
              problem={problem ? { message: problem } : null}
              onChange={(next) => setChanged({ ...changed, [parameter.name]: next })}
            />
          )
        })}
      </div>
      <div className="row-wrap">
        <Button type="submit" kind="primary" busy={save.busy} disabled={!dirty || wrong}>
          {t('rules.ruleParameters.saveParameters')}
        </Button>
        {!sameValues(values, presets) && (
          <Button onClick={() => setChanged(presets)}>{t('rules.ruleParameters.useTheDefaults')}</Button>
        )}
        {Object.keys(changed).length > 0 && dirty && (
          <Button kind="ghost" onClick={() => setChanged({})}>
            {t('rules.ruleParameters.discard')}
          </Button>
        )}
        {dirty && (
          <span className="small soft">
            {t('rules.ruleParameters.otherParametersStartThis', { integrationName: result.integrationName })}
          </span>
        )}
      </div>
    </form>
  )
}
