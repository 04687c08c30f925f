import type { Integration, Poll } from '../../../../../src-preload/contract'
import { Card } from '../../../../components/card'
import { QueryView } from '../../../../components/query-view'
import { useResourceTypes } from '../../../../state/resource-types'
import { useCall } from '../../../../state/use-call'
import { t } from '../../../../texts'
import { TypeRow } from './type-row'

/** Every resource type: how many, how it was last listed, and what a poll under way is doing with it. */
export function TypesCard({ integration, running }: { integration: Integration; running: Poll | null }) {
  const types = useResourceTypes((state) => state.data) ?? []
  const counts = useCall('countResources', { integrationId: integration.id }, ['pollEnded', 'integrations'])
  const own = types.filter((type) => type.connector === integration.connector)
  return (
    <Card title={t('common.resources')} flush>
      <QueryView state={counts}>
        {(all) => (
          <div className="table-scroll">
            <table className="table integration-types">
              <thead>
                <tr>
                  <th scope="col">{t('common.type')}</th>
                  <th scope="col" className="end">
                    {t('integrations.typesCard.count')}
                  </th>
                  <th scope="col" className="end">
                    {t('integrations.typesCard.changesIn24H')}
                  </th>
                  <th scope="col">
                    {running ? t('integrations.typesCard.progress') : t('integrations.typesCard.lastListing')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {own.map((type) => (
                  <TypeRow
                    key={type.key}
                    integration={integration}
                    type={type}
                    count={all.find((count) => count.type === type.key)}
                    live={running?.types.find((live) => live.type === type.key)}
                    first={running?.trigger === 'first'}
                  />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </QueryView>
    </Card>
  )
}
