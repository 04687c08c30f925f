import { parameterKinds, type QueryParameter } from '../../../../src-preload/contract'
import { Field } from '../../../components/field'
import { SelectField } from '../../../components/select'
import { TagsField } from '../../../components/tags-field'
import { TextField } from '../../../components/text-field'
import { t } from '../../../texts'
import { kindNames, type ParameterKind } from '../parameters/kinds'
import { ParameterInput } from '../parameters/parameter-input'

/** What each `$parameter` of the text is, and its default. */
export function ParameterFields({
  parameters,
  onChange,
}: {
  parameters: QueryParameter[]
  onChange(parameters: QueryParameter[]): void
}) {
  const change = (name: string, part: Partial<QueryParameter>) =>
    onChange(parameters.map((one) => (one.name === name ? { ...one, ...part } : one)))
  return (
    <div className="stack-s">
      <h3>{t('common.parameters')}</h3>
      {parameters.map((parameter) => {
        const { name, title, kind, choices } = parameter
        return (
          <fieldset key={name} className="parameter-fields">
            <legend>
              <code>${name}</code>
            </legend>
            <TextField
              label={t('query.parameterFields.label')}
              value={title}
              placeholder={name}
              maxLength={120}
              onChange={(text) => change(name, { title: text })}
            />
            <SelectField<ParameterKind>
              label={t('common.kind')}
              value={kind}
              options={parameterKinds.map((value) => ({ value, label: kindNames[value] }))}
              onChange={(chosen) => change(name, { kind: chosen, default: null })}
            />
            {kind === 'choice' && (
              <TagsField
                label={t('query.parameterFields.choices')}
                value={choices}
                onChange={(list) => change(name, { choices: list })}
              />
            )}
            <Field label={t('query.parameterFields.default')} optional>
              {(control) => (
                <ParameterInput
                  parameter={parameter}
                  value={parameter.default}
                  control={control}
                  onChange={(value) => change(name, { default: value === '' ? null : value })}
                />
              )}
            </Field>
          </fieldset>
        )
      })}
    </div>
  )
}
