import { SquareFunction } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { QuerySchema } from '../../../../../src-preload/contract'
import { QueryView } from '../../../../components/query-view'
import { SearchInput } from '../../../../components/search-input'
import { t } from '../../../../texts'
import { sqliteFunctions } from '../../editor/sqlite-functions'
import { useSchema } from '../../schema-store'
import { FunctionItem } from './function-item'
import { Group } from './group'
import { ViewItem } from './view-item'

const groups = [
  {
    key: 'resources',
    get title() {
      return t('common.resources')
    },
  },
  {
    key: 'derived',
    get title() {
      return t('query.schemaPanel.derived')
    },
  },
  {
    key: 'changes',
    get title() {
      return t('common.changes')
    },
  },
  {
    key: 'sightline',
    get title() {
      return t('query.schemaPanel.sightline')
    },
  },
] as const

/** What there is to ask about. A click puts the name where the cursor is. */
export function SchemaPanel() {
  const schema = useSchema()
  const [search, setSearch] = useState('')
  return (
    <>
      <div className="query-side-search">
        <SearchInput
          label={t('query.schemaPanel.searchViewsAndColumns')}
          value={search}
          onChange={setSearch}
        />
      </div>
      <div className="query-side-scroll">
        <QueryView state={schema}>{(all) => <Schema schema={all} search={search} />}</QueryView>
      </div>
    </>
  )
}

function Schema({ schema, search }: { schema: QuerySchema; search: string }) {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const matches = (text: string) => words.every((word) => text.toLowerCase().includes(word))
  const functions = useMemo(() => [...schema.functions, ...sqliteFunctions], [schema])
  const searching = words.length > 0
  const views = schema.views.flatMap((view) => {
    const itself = matches(`${view.name} ${view.title}`)
    const columns = view.columns.filter(({ name, title }) => matches(`${name} ${title}`))
    return itself || columns.length > 0 ? [{ view, itself, columns: itself ? view.columns : columns }] : []
  })
  const calls = functions.filter(({ name, description }) => matches(`${name} ${description}`))
  if (views.length === 0 && calls.length === 0)
    return <p className="query-side-empty">{t('query.schemaPanel.nothingIsCalled', { search })}</p>
  return (
    <>
      {groups.map(({ key, title }) => {
        const own = views.filter(({ view }) => view.group === key)
        if (own.length === 0) return null
        return (
          <Group key={key} title={title} count={own.length} open={key === 'resources' || searching}>
            {own.map(({ view, itself, columns }) => (
              <ViewItem key={view.name} view={view} columns={columns} open={searching && !itself} />
            ))}
          </Group>
        )
      })}
      {calls.length > 0 && (
        <Group
          title={t('query.schemaPanel.functions')}
          count={calls.length}
          open={searching}
          icon={<SquareFunction size={14} aria-hidden />}
        >
          {calls.map((call) => (
            <FunctionItem key={call.signature} call={call} />
          ))}
        </Group>
      )}
    </>
  )
}
