import { Switch } from '../../../../components/switch'
import { t } from '../../../../texts'
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
        label={t('alerts.webhookFields.address')}
        hint={t('alerts.webhookFields.itIsPostedToOver')}
        stored={stored !== null}
        about={stored?.host}
        placeholder={t('alerts.webhookFields.httpsExampleComAlerts')}
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
          <div className="field-label">{t('alerts.webhookFields.signWhatIsSent')}</div>
          <p className="small soft">{t('alerts.webhookFields.withAnHmacOfThe')}</p>
        </div>
        <Switch
          label={t('alerts.webhookFields.signWhatIsSent')}
          checked={draft.signed}
          onChange={(signed) => change({ signed })}
        />
      </div>
      {draft.signed && (
        <StoredSecretField
          label={t('alerts.webhookFields.signingSecret')}
          hint={t('alerts.webhookFields.theSameOnBothSides')}
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
