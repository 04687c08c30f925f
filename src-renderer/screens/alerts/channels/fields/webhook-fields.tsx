import { Switch } from '../../../../components/switch'
import { StoredSecretField } from '../stored-secret'
import type { FieldsProps } from './fields-props'
import { HeaderRows } from './header-rows'
import { TemplateField } from './template-field'

/** Of a webhook to anywhere: address, headers, signature, and what is sent. */
export function WebhookFields(props: FieldsProps) {
  const { draft, change, channel, problems } = props
  const stored = channel?.settings.kind === 'webhook' ? channel.settings : null
  return (
    <>
      <StoredSecretField
        label="Address"
        hint="It is posted to, over HTTPS. A redirect to elsewhere is not followed."
        stored={stored !== null}
        about={stored?.host}
        placeholder="https://example.com/alerts"
        value={draft.url}
        onChange={(url) => change({ url })}
        problem={problems.url}
      />
      <HeaderRows
        headers={draft.headers}
        onChange={(headers) => change({ headers })}
        problem={problems.headers}
      />
      <div className="spread">
        <div>
          <div className="field-label">Sign what is sent</div>
          <p className="small soft">
            With an HMAC of the body and the time, so that the other side can tell that it came from here.
          </p>
        </div>
        <Switch label="Sign what is sent" checked={draft.signed} onChange={(signed) => change({ signed })} />
      </div>
      {draft.signed && (
        <StoredSecretField
          label="Signing secret"
          hint="The same on both sides."
          stored={stored?.signed ?? false}
          value={draft.secret}
          onChange={(secret) => change({ secret })}
          problem={problems.secret}
        />
      )}
      <TemplateField {...props} />
    </>
  )
}
