import type { ReactNode } from 'react'
import type { ConnectorInfo } from '../../../../src-preload/contract'
import { SecretField } from '../../../components/secret-field'
import { TextField } from '../../../components/text-field'
import { t } from '../../../texts'
import type { IntegrationDraft } from './draft'
import { customRegion } from './place'
import type { Problems } from './problems'
import { RegionField } from './region-field'

interface ConnectionFieldsProps {
  connector: ConnectorInfo
  draft: IntegrationDraft
  token: string
  onToken(token: string): void
  /** What to say of the token instead of the connector's own hint. */
  tokenHint?: string
  tokenPlaceholder?: string
  problems: Problems
  /** Below the token: the test and its result. */
  children: ReactNode
}

/** Where the workspace is, and the key to it. */
export function ConnectionFields(props: ConnectionFieldsProps) {
  const { connector, draft, token, onToken, problems, children } = props
  const { input, change } = draft
  return (
    <>
      {connector.regions.length > 0 && (
        <div data-field="region">
          <RegionField
            regions={connector.regions}
            value={input.region}
            problem={problems.region}
            onChange={(region) => change({ region })}
          />
        </div>
      )}
      {input.region === customRegion && (
        <div data-field="apiUrl">
          <TextField
            label={t('integrations.connectionFields.apiUrl')}
            hint={t('integrations.connectionFields.whereTheApiIsReached')}
            value={input.apiUrl}
            problem={problems.apiUrl}
            inputMode="url"
            onChange={(apiUrl) => change({ apiUrl })}
          />
        </div>
      )}
      <div data-field="token">
        <SecretField
          label={connector.guide.tokenLabel}
          hint={props.tokenHint ?? connector.guide.tokenHint}
          placeholder={props.tokenPlaceholder}
          value={token}
          problem={problems.token}
          onChange={onToken}
        />
      </div>
      {children}
    </>
  )
}
