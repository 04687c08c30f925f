import type { ConnectorInfo } from '../../../../src-preload/contract'
import type { Problem } from '../../../components/field'
import { RadioCards } from '../../../components/radio-cards'
import { t } from '../../../texts'
import { customRegion } from './place'

/** Where the workspace is: one of the connector's regions, or an address of the user's own. */
export function RegionField({
  regions,
  value,
  onChange,
  problem,
}: {
  regions: ConnectorInfo['regions']
  value: string
  onChange(region: string): void
  problem: Problem | undefined
}) {
  return (
    <RadioCards
      label={t('integrations.regionField.region')}
      options={[
        ...regions.map(({ key, label, apiUrl }) => ({
          value: key,
          title: label,
          note: new URL(apiUrl).host,
        })),
        {
          value: customRegion,
          title: t('integrations.regionField.customApiUrl'),
          note: t('integrations.regionField.aProxyOrASimulator'),
        },
      ]}
      value={value}
      onChange={onChange}
      problem={problem}
    />
  )
}
