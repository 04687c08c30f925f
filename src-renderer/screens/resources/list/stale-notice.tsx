import type { PollTypeStatus, ResourceTypeCount, ResourceTypeInfo } from '../../../../src-preload/contract'
import { Banner } from '../../../components/banner'
import { RelativeTime } from '../../../components/relative-time'
import { t } from '../../../texts'
import { Rich } from '../../../texts/rich'

/** What came of a type that could not be listed; undefined for one that was. */
export function notListed(status: PollTypeStatus): 'failed' | 'drifted' | 'skipped' | undefined {
  return status === 'failed' || status === 'drifted' || status === 'skipped' ? status : undefined
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
  const outcome = count && notListed(count.status)
  if (!outcome || count.count === 0) return null
  const integration = several ? count.integrationName : null
  return (
    <Banner
      tone={count.status === 'skipped' ? 'info' : 'medium'}
      title={
        integration
          ? t(`browser.staleNotice.in.${outcome}`, { type: type.title, integration })
          : `${t(`browser.staleNotice.${outcome}`, { type: type.title })}.`
      }
    >
      {count.reason}{' '}
      {count.listedAt ? (
        <Rich
          text={integration ? 'browser.staleNotice.partFrom' : 'browser.staleNotice.from'}
          components={{ time: <RelativeTime at={count.listedAt} /> }}
        />
      ) : (
        integration && t('browser.staleNotice.theyAreMissingHere')
      )}
    </Banner>
  )
}
