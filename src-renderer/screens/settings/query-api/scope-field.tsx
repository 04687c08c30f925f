import { RadioGroup } from 'radix-ui'
import { useId, useState } from 'react'
import type { SavedQuery } from '../../../../src-preload/contract'
import { QueryView } from '../../../components/query-view'
import { useCall } from '../../../state/use-call'

/** What a key may run: null is any statement; else the saved queries of these ids. */
export function ScopeField({
  queries,
  onChange,
}: {
  queries: string[] | null
  onChange(queries: string[] | null): void
}) {
  const id = useId()
  const saved = useCall('listQueries', queries === null ? null : {}, ['queries'])
  return (
    <div className="field">
      <span className="field-label" id={id}>
        May run
      </span>
      <RadioGroup.Root
        className="radio-cards"
        aria-labelledby={id}
        value={queries === null ? 'any' : 'saved'}
        onValueChange={(scope) => onChange(scope === 'any' ? null : [])}
      >
        <RadioGroup.Item value="any" className="radio-card" aria-label="Any statement">
          <strong>Any statement</strong>
          <span>All that the query screen can read</span>
        </RadioGroup.Item>
        <RadioGroup.Item value="saved" className="radio-card" aria-label="Chosen saved queries">
          <strong>Chosen saved queries</strong>
          <span>Nothing but their results</span>
        </RadioGroup.Item>
      </RadioGroup.Root>
      {queries !== null && (
        <QueryView state={saved}>
          {(all) => <QueryChoice all={all} chosen={queries} onChange={onChange} />}
        </QueryView>
      )}
    </div>
  )
}

function QueryChoice({
  all,
  chosen,
  onChange,
}: {
  all: SavedQuery[]
  chosen: string[]
  onChange(queries: string[]): void
}) {
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLowerCase()
  const found = all.filter(({ name, tags }) => `${name} ${tags.join(' ')}`.toLowerCase().includes(wanted))
  if (all.length === 0)
    return <p className="field-hint">There are no saved queries yet. Save one on the query screen.</p>
  return (
    <div className="query-choice">
      <input
        type="search"
        className="input"
        aria-label="Filter saved queries"
        placeholder="Filter saved queries"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <ul className="query-choice-list">
        {found.map(({ id, name, description }) => (
          <li key={id}>
            <label title={description}>
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                onChange={({ target }) =>
                  onChange(target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))
                }
              />
              <span className="truncate">{name}</span>
            </label>
          </li>
        ))}
        {found.length === 0 && <li className="faint">None has such a name or tag.</li>}
      </ul>
      <p className="field-hint" role="status">
        {chosen.length === 0 ? 'Choose at least one.' : `${chosen.length} chosen`}
      </p>
    </div>
  )
}
