import type { MailSecurity } from '../../../../../src-preload/contract'
import { SelectField } from '../../../../components/select'
import { TagsField } from '../../../../components/tags-field'
import { TextField } from '../../../../components/text-field'
import { t } from '../../../../texts'
import { usualPorts } from '../draft'
import { StoredSecretField } from '../stored-secret'
import type { FieldsProps } from './fields-props'

const securities: { value: MailSecurity; label: string }[] = [
  {
    value: 'tls',
    get label() {
      return t('alerts.emailFields.tlsFromTheStart465')
    },
  },
  {
    value: 'starttls',
    get label() {
      return t('alerts.emailFields.starttls587')
    },
  },
  {
    value: 'none',
    get label() {
      return t('alerts.emailFields.noneThisComputersOwnServer')
    },
  },
]

/** Of mail: who sends it to whom, and through which server. */
export function EmailFields({ draft, change, channel, problems }: FieldsProps) {
  const stored = channel?.settings.kind === 'email' && channel.settings.user !== null
  const signsIn = draft.user.trim() !== ''
  // A port that nobody chose follows the security.
  const secure = (security: MailSecurity) =>
    change({
      security,
      ...(draft.port === usualPorts[draft.security] ? { port: usualPorts[security] } : {}),
    })
  return (
    <>
      <TagsField
        label={t('alerts.emailFields.to')}
        hint={t('alerts.emailFields.enterOrACommaAdds')}
        placeholder={t('alerts.emailFields.securityAcmeCom')}
        value={draft.to}
        onChange={(to) => change({ to })}
        problem={problems.to}
      />
      <TextField
        label={t('alerts.emailFields.from')}
        placeholder={t('alerts.emailFields.sightlineAcmeCom')}
        value={draft.from}
        onChange={(from) => change({ from })}
        problem={problems.from}
      />
      <div className="channel-server">
        <TextField
          label={t('alerts.emailFields.mailServer')}
          placeholder={t('alerts.emailFields.smtpAcmeCom')}
          value={draft.host}
          onChange={(host) => change({ host })}
          problem={problems.host}
        />
        <TextField
          label={t('alerts.emailFields.port')}
          inputMode="numeric"
          value={draft.port}
          onChange={(port) => change({ port })}
          problem={problems.port && { message: t('alerts.emailFields.aNumberFrom1To') }}
        />
      </div>
      <SelectField
        label={t('alerts.emailFields.encryption')}
        value={draft.security}
        options={securities}
        onChange={secure}
      />
      <TextField
        label={t('alerts.emailFields.user')}
        optional
        hint={t('alerts.emailFields.leaveItEmptyWhereThe')}
        value={draft.user}
        onChange={(user) => change({ user })}
        problem={problems.user}
      />
      {signsIn && (
        <StoredSecretField
          label={t('alerts.emailFields.password')}
          hint={t('alerts.emailFields.anAppPasswordWhereThe')}
          stored={stored}
          value={draft.password}
          onChange={(password) => change({ password })}
          problem={problems.password && { message: t('alerts.emailFields.typeThePassword') }}
        />
      )}
    </>
  )
}
