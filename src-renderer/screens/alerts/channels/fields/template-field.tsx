import { webhookBody, webhookPlaceholders } from '../../../../../src-preload/contract'
import { RadioCards } from '../../../../components/radio-cards'
import { TextArea, TextField } from '../../../../components/text-field'
import type { FieldsProps } from './fields-props'

/** What a webhook is sent: Sightline's own JSON, or a template with placeholders. */
export function TemplateField({ draft, change, problems }: FieldsProps) {
  const { template } = draft
  return (
    <>
      <RadioCards
        label="Body"
        options={[
          { value: 'usual', title: 'As usual', note: 'JSON with a title, the text and all alerts' },
          { value: 'own', title: 'A template of your own', note: 'For a service that expects its own form' },
        ]}
        value={template === null ? 'usual' : 'own'}
        onChange={(kind) =>
          change({ template: kind === 'own' ? webhookBody : null, contentType: 'application/json' })
        }
      />
      {template !== null && (
        <div className="stack-s channel-template">
          <TextArea
            label="Template"
            rows={9}
            spellCheck={false}
            value={template}
            onChange={(text) => change({ template: text })}
            problem={problems.template}
          />
          <details className="small">
            <summary>What stands for what</summary>
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
            label="Content type"
            value={draft.contentType}
            onChange={(contentType) => change({ contentType })}
            problem={problems.contentType}
          />
        </div>
      )}
    </>
  )
}
