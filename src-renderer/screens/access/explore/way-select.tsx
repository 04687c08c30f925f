import { useSearchParams } from 'wouter'
import type { AccessEntry } from '../../../../src-preload/contract'
import { Select } from '../../../components/select'
import { t } from '../../../texts'
import { formatNumber } from '../../../texts/format'

const anyWay = 'any'
const optionOf = (groupId: string | null) => `through ${groupId ?? ''}`

/** Narrows an answer to those who came to it by one group, or directly. It is in the address. */
export function WaySelect({ ways, through }: { ways: AccessEntry[]; through: string | null | undefined }) {
  const [, setParameters] = useSearchParams()
  const known = through === undefined || ways.some(({ groupId }) => groupId === through)
  const offered = known ? ways : [...ways, { groupId: through, groupName: null, people: 0 }]
  return (
    <Select
      label={t('access.waySelect.through')}
      value={through === undefined ? anyWay : optionOf(through)}
      options={[
        { value: anyWay, label: t('access.waySelect.any') },
        ...offered.map(({ groupId, groupName, people }) => ({
          value: optionOf(groupId),
          label: `${groupId === null ? t('access.waySelect.directly') : t('access.waySelect.group', { group: groupName ?? groupId })} (${formatNumber(people)})`,
        })),
      ]}
      onChange={(value) =>
        setParameters(value === anyWay ? {} : { through: value.slice(optionOf(null).length) }, {
          replace: true,
        })
      }
    />
  )
}
