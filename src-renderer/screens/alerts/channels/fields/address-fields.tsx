import { t } from '../../../../texts'
import { StoredSecretField } from '../stored-secret'
import type { FieldsProps } from './fields-props'

const placeholders = {
  slack: 'https://hooks.slack.com/services/…',
  teams: 'https://….webhook.office.com/… or https://….logic.azure.com/…',
}

/** Of an incoming webhook: its address is all there is, and a secret itself. */
export function AddressFields({
  kind,
  draft,
  change,
  channel,
  problems,
}: FieldsProps & { kind: 'slack' | 'teams' }) {
  return (
    <>
      <ol className="steps">
        <li>{t(`alerts.addressFields.${kind}.find`)}</li>
        <li>{t(`alerts.addressFields.${kind}.paste`)}</li>
      </ol>
      <StoredSecretField
        label={t('alerts.addressFields.webhookAddress')}
        stored={channel !== null}
        about={channel?.address}
        placeholder={placeholders[kind]}
        value={draft.url}
        onChange={(url) => change({ url })}
        problem={problems.url}
      />
    </>
  )
}
