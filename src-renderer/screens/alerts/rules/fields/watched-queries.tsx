import { ChooseMany } from '../../../../components/choose-many'
import { useCall } from '../../../../state/use-call'
import { t } from '../../../../texts'

/** Of the saved queries, those that are watched: no other has a result to compare with. */
export function WatchedQueries({
  chosen,
  onChange,
}: {
  chosen: string[]
  onChange(queryIds: string[]): void
}) {
  const queries = useCall('listQueries', {}, ['queries']).data
  const options = (queries ?? [])
    .filter(({ id, watched }) => watched || chosen.includes(id))
    .map(({ id, name, watched }) => ({
      value: id,
      label: name,
      ...(watched ? {} : { detail: t('alerts.watchedQueries.notWatched') }),
    }))
  return (
    <ChooseMany
      label={t('common.queries')}
      any={t('alerts.watchedQueries.anyWatchedQuery')}
      hint={queries && options.length === 0 ? t('alerts.watchedQueries.noQueryIsWatchedYet') : undefined}
      options={options}
      chosen={chosen}
      onChange={onChange}
    />
  )
}
