import { Crown, Grid3x3 } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { AccessMap, Integration } from '../../../../src-preload/contract'
import { QueryView } from '../../../components/query-view'
import { Select } from '../../../components/select'
import { EmptyState } from '../../../components/states'
import { accessRoute } from '../../../state/location'
import { useCall } from '../../../state/use-call'
import { t } from '../../../texts'
import { formatNumber } from '../../../texts/format'

/** Who has what at a glance: groups and roles, the stronger the colour the more people. It is a table as it stands. */
export function AccessHeatMap({ integrations }: { integrations: Integration[] }) {
  const [chosen, setChosen] = useState('')
  const integrationId = chosen || integrations[0]?.id
  const map = useCall('mapAccess', integrationId ? { integrationId } : null, ['pollEnded'])
  return (
    <div className="access-reach">
      <div className="row-wrap">
        <p className="soft">{t('access.map.what')}</p>
        {integrations.length > 1 && integrationId && (
          <Select
            label={t('access.map.integration')}
            value={integrationId}
            options={integrations.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setChosen}
          />
        )}
      </div>
      <QueryView state={map}>
        {(known) =>
          known.rows.length === 0 || !integrationId ? (
            <EmptyState icon={<Grid3x3 size={20} aria-hidden />} title={t('access.map.none')}>
              {t('access.map.noneYet')}
            </EmptyState>
          ) : (
            <Grid map={known} integrationId={integrationId} />
          )
        }
      </QueryView>
    </div>
  )
}

function Grid({ map, integrationId }: { map: AccessMap; integrationId: string }) {
  const { roles, rows, groupType, roleType, moreRoles, moreRows } = map
  const most = Math.max(1, ...rows.flatMap(({ people }) => Object.values(people)))
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
      <section className="heat-map" tabIndex={0} aria-label={t('access.map.title')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('access.map.through')}</th>
              {roles.map(({ roleId, roleName, owner }) => (
                <th key={roleId} scope="col" data-owner={owner}>
                  <Link href={accessRoute({ integrationId, type: roleType, id: roleId })} title={roleName}>
                    {owner && <Crown size={12} aria-hidden />} {roleName}
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ groupId, name, people }) => (
              <tr key={groupId ?? ''}>
                <th scope="row">
                  {groupId === null ? (
                    t('access.map.directly')
                  ) : (
                    <Link href={accessRoute({ integrationId, type: groupType, id: groupId })}>{name}</Link>
                  )}
                </th>
                {roles.map(({ roleId, roleName, owner }) => {
                  const count = people[roleId] ?? 0
                  return (
                    <td
                      key={roleId}
                      data-owner={owner}
                      style={{ '--heat': `${heat(count, most)}%` } as React.CSSProperties}
                    >
                      {count > 0 ? (
                        <Link
                          href={accessRoute({ integrationId, type: roleType, id: roleId }, groupId)}
                          aria-label={
                            groupId === null
                              ? t('access.map.by.direct', { count, role: roleName })
                              : t('access.map.by.group', { count, role: roleName, group: name })
                          }
                        >
                          {formatNumber(count)}
                        </Link>
                      ) : (
                        <span className="visually-hidden">0</span>
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {moreRoles + moreRows > 0 && (
        <p className="soft small">{t('access.map.more', { rows: moreRows, roles: moreRoles })}</p>
      )}
    </>
  )
}

/** One person among hundreds is still to be seen; the darkest leaves the number readable. */
const heat = (count: number, most: number) => (count === 0 ? 0 : 8 + Math.round(26 * Math.sqrt(count / most)))
