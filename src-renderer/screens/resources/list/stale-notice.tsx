import type { PollTypeStatus, ResourceTypeCount, ResourceTypeInfo } from '../../../../src-preload/contract'
import { Banner } from '../../../components/banner'
import { RelativeTime } from '../../../components/relative-time'

/** What came of a type that could not be listed, as a sentence's end. */
export const outcomes: Partial<Record<PollTypeStatus, string>> = {
  failed: 'could not be listed',
  drifted: 'came in a form that Sightline does not know',
  skipped: 'were skipped by the last poll',
}

/** Over rows that the last poll could not confirm: why, and of when they are. */
export function StaleNotice({
  type,
  count,
  several,
}: {
  type: ResourceTypeInfo
  count: ResourceTypeCount | undefined
  /** It has to be said which integration is meant. */
  several: boolean
}) {
  const outcome = count && outcomes[count.status]
  if (!outcome || count.count === 0) return null
  const where = several && count.integrationName ? ` in ${count.integrationName}` : ''
  return (
    <Banner tone={count.status === 'skipped' ? 'info' : 'medium'} title={`${type.title}${where} ${outcome}.`}>
      {count.reason}{' '}
      {count.listedAt ? (
        <>
          What you see{where && ' of them'} is from <RelativeTime at={count.listedAt} />.
        </>
      ) : (
        where && 'They are missing here.'
      )}
    </Banner>
  )
}
