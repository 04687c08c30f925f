import type { ReactNode } from 'react'
import { StoredSecretField } from '../stored-secret'
import type { FieldsProps } from './fields-props'

const guides: Record<'slack' | 'teams', { placeholder: string; steps: ReactNode[] }> = {
  slack: {
    placeholder: 'https://hooks.slack.com/services/…',
    steps: [
      'In Slack, open “Apps”, add “Incoming WebHooks”, and choose the channel that alerts go to.',
      'Copy the webhook’s URL and paste it here. Whoever has it can post there: it is kept in the vault.',
    ],
  },
  teams: {
    placeholder: 'https://….webhook.office.com/… or https://….logic.azure.com/…',
    steps: [
      'In Teams, open the channel’s “Workflows” and choose “Post to a channel when a webhook request is received”.',
      'Copy the address that it shows and paste it here. Whoever has it can post there: it is kept in the vault.',
    ],
  },
}

/** Of an incoming webhook: its address is all there is, and a secret itself. */
export function AddressFields({
  kind,
  draft,
  change,
  channel,
  problems,
}: FieldsProps & { kind: 'slack' | 'teams' }) {
  const { placeholder, steps } = guides[kind]
  return (
    <>
      <ol className="steps">
        {steps.map((step, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps are all there is to them
          <li key={place}>{step}</li>
        ))}
      </ol>
      <StoredSecretField
        label="Webhook address"
        stored={channel !== null}
        about={channel?.address}
        placeholder={placeholder}
        value={draft.url}
        onChange={(url) => change({ url })}
        problem={problems.url}
      />
    </>
  )
}
