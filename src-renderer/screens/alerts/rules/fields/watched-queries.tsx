import { ChooseMany } from '../../../../components/choose-many'
import { useCall } from '../../../../state/use-call'

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
      ...(watched ? {} : { detail: 'Not watched' }),
    }))
  return (
    <ChooseMany
      label="Queries"
      any="Any watched query"
      hint={
        queries && options.length === 0
          ? 'No query is watched yet. Watch one on the query screen, in its menu.'
          : undefined
      }
      options={options}
      chosen={chosen}
      onChange={onChange}
    />
  )
}
