import { webhookBody, webhookPlaceholders } from '../../../../../src-preload/contract'
import { RadioCards } from '../../../../components/radio-cards'
import { TextArea, TextField } from '../../../../components/text-field'
import { t } from '../../../../texts'
import type { FieldsProps } from './fields-props'

/** What a webhook is sent: Sightline's own JSON, or a template with placeholders. */
export function TemplateField({ draft, change, problems }: FieldsProps) {
  const { template } = draft
  return (
    <>
      <RadioCards
        label={t('alerts.templateField.body')}
        options={[
          {
            value: 'usual',
            title: t('alerts.templateField.asUsual'),
            note: t('alerts.templateField.jsonWithATitleThe'),
          },
          {
            value: 'own',
            title: t('alerts.templateField.aTemplateOfYourOwn'),
            note: t('alerts.templateField.forAServiceThatExpects'),
          },
        ]}
        value={template === null ? 'usual' : 'own'}
        onChange={(kind) =>
          change({ template: kind === 'own' ? webhookBody : null, contentType: 'application/json' })
        }
      />
      {template !== null && (
        <div className="stack-s channel-template">
          <TextArea
            label={t('alerts.templateField.template')}
            rows={9}
            spellCheck={false}
            value={template}
            onChange={(text) => change({ template: text })}
            problem={problems.template}
          />
          <details className="small">
            <summary>{t('alerts.templateField.whatStandsForWhat')}</summary>
            <dl className="key-values channel-placeholders">
              {webhookPlaceholders.map(({ name, description }) => (
                <div key={name} style={{ display: 'contents' }}>
                  <dt className="mono">{`{{${name}}}`}</dt>
                  <dd>{description}</dd>
                </div>
              ))}
            </dl>
          </details>
          <TextField
            label={t('alerts.templateField.contentType')}
            value={draft.contentType}
            onChange={(contentType) => change({ contentType })}
            problem={problems.contentType}
          />
        </div>
      )}
    </>
  )
}
