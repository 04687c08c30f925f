import { Checklist } from '../../../components/checklist'
import { QueryView } from '../../../components/query-view'
import { RadioCards } from '../../../components/radio-cards'
import { useCall } from '../../../state/use-call'

/** What a key may run: null is any statement; else the saved queries of these ids. */
export function ScopeField({
  queries,
  onChange,
}: {
  queries: string[] | null
  onChange(queries: string[] | null): void
}) {
  const saved = useCall('listQueries', queries === null ? null : {}, ['queries'])
  return (
    <>
      <RadioCards
        label="May run"
        options={[
          { value: 'any', title: 'Any statement', note: 'All that the query screen can read' },
          { value: 'saved', title: 'Chosen saved queries', note: 'Nothing but their results' },
        ]}
        value={queries === null ? 'any' : 'saved'}
        onChange={(scope) => onChange(scope === 'any' ? null : [])}
      />
      {queries !== null && (
        <QueryView state={saved}>
          {(all) =>
            all.length === 0 ? (
              <p className="field-hint">There are no saved queries yet. Save one on the query screen.</p>
            ) : (
              <Checklist
                search="Filter saved queries"
                options={all.map(({ id, name, tags }) => ({
                  value: id,
                  label: name,
                  keywords: tags.join(' '),
                }))}
                chosen={queries}
                onChange={onChange}
                none="Choose at least one."
              />
            )
          }
        </QueryView>
      )}
    </>
  )
}
