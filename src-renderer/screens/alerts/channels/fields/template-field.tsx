import { useState } from 'react'
import { webhookBody, webhookPlaceholders } from '../../../../../src-preload/contract'
import { RadioCards } from '../../../../components/radio-cards'
import { TextArea, TextField } from '../../../../components/text-field'
import { t } from '../../../../texts'
import type { FieldsProps } from './fields-props'
import { serviceBodies } from './service-bodies'

type Form = 'usual' | 'own' | keyof typeof serviceBodies

/** What a webhook is sent: Sightline's own JSON, what a service wants, or a template with placeholders. */
export function TemplateField({ draft, change, problems }: FieldsProps) {
  const { template } = draft
  // Once it is saved, a service's body is a template like any other.
  const [form, setForm] = useState<Form>(template === null ? 'usual' : 'own')
  const choose = (chosen: Form) => {
    setForm(chosen)
    change({ template: bodyOf(chosen, template), contentType: 'application/json' })
  }
  return (
    <>
      <RadioCards<Form>
        label={t('alerts.templateField.body')}
        options={[
          {
            value: 'usual',
            title: t('alerts.templateField.asUsual'),
            note: t('alerts.templateField.jsonWithATitleThe'),
          },
          {
            value: 'jira',
            title: t('alerts.templateField.jira'),
            note: t('alerts.templateField.anIssueForEachMessage'),
          },
          {
            value: 'pagerduty',
            title: t('alerts.templateField.pagerDuty'),
            note: t('alerts.templateField.anEventForEachMessage'),
          },
          {
            value: 'own',
            title: t('alerts.templateField.aTemplateOfYourOwn'),
            note: t('alerts.templateField.forAServiceThatExpects'),
          },
        ]}
        value={form}
        onChange={choose}
      />
      {form === 'jira' && <p className="small soft">{t('alerts.templateField.whatJiraNeeds')}</p>}
      {form === 'pagerduty' && <p className="small soft">{t('alerts.templateField.whatPagerDutyNeeds')}</p>}
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

function bodyOf(form: Form, template: string | null): string | null {
  if (form === 'usual') return null
  return form === 'own' ? (template ?? webhookBody) : serviceBodies[form]
}
