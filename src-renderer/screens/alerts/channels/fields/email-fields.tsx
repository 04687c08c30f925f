import type { MailSecurity } from '../../../../../src-preload/contract'
import { SelectField } from '../../../../components/select'
import { TagsField } from '../../../../components/tags-field'
import { TextField } from '../../../../components/text-field'
import { usualPorts } from '../draft'
import { StoredSecretField } from '../stored-secret'
import type { FieldsProps } from './fields-props'

const securities: { value: MailSecurity; label: string }[] = [
  { value: 'tls', label: 'TLS from the start (465)' },
  { value: 'starttls', label: 'STARTTLS (587)' },
  { value: 'none', label: 'None, this computer’s own server only' },
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
        label="To"
        hint="Enter or a comma adds one."
        placeholder="security@acme.com"
        value={draft.to}
        onChange={(to) => change({ to })}
        problem={problems.to}
      />
      <TextField
        label="From"
        placeholder="sightline@acme.com"
        value={draft.from}
        onChange={(from) => change({ from })}
        problem={problems.from}
      />
      <div className="channel-server">
        <TextField
          label="Mail server"
          placeholder="smtp.acme.com"
          value={draft.host}
          onChange={(host) => change({ host })}
          problem={problems.host}
        />
        <TextField
          label="Port"
          inputMode="numeric"
          value={draft.port}
          onChange={(port) => change({ port })}
          problem={problems.port && { message: 'A number from 1 to 65535.' }}
        />
      </div>
      <SelectField label="Encryption" value={draft.security} options={securities} onChange={secure} />
      <TextField
        label="User"
        optional
        hint="Leave it empty where the server wants no sign-in."
        value={draft.user}
        onChange={(user) => change({ user })}
        problem={problems.user}
      />
      {signsIn && (
        <StoredSecretField
          label="Password"
          hint="An app password, where the provider has them."
          stored={stored}
          value={draft.password}
          onChange={(password) => change({ password })}
          problem={problems.password && { message: 'Type the password.' }}
        />
      )}
    </>
  )
}
