import { Tag } from 'lucide-react'
import { useState } from 'react'
import type { SavedQuery } from '../../../../../src-preload/contract'
import { IconButton } from '../../../../components/button'
import { Menu } from '../../../../components/menu'
import { MenuChoice } from '../../../../components/menu-choices'
import { QueryView } from '../../../../components/query-view'
import { SearchInput } from '../../../../components/search-input'
import { t } from '../../../../texts'
import { useQueries } from '../../queries-store'
import { Group } from '../schema/group'
import { DeleteQuery } from './delete-query'
import { LibraryItem } from './library-item'
import { shelves } from './shelves'

/** All saved queries: the user's own, and those that came with connectors, by topic. */
export function LibraryPanel() {
  const queries = useQueries()
  const [search, setSearch] = useState('')
  const [tag, setTag] = useState('')
  const [deleting, setDeleting] = useState<SavedQuery | null>(null)
  const tags = [...new Set(queries.data?.flatMap((query) => query.tags))].sort()
  return (
    <>
      <div className="query-side-search">
        <SearchInput label={t('query.libraryPanel.searchSavedQueries')} value={search} onChange={setSearch} />
        <Menu
          trigger={
            <IconButton
              label={tag ? t('query.libraryPanel.tag', { tag }) : t('query.libraryPanel.chooseATag')}
              aria-pressed={tag !== ''}
              className="query-mark"
            >
              <Tag size={15} />
            </IconButton>
          }
        >
          <MenuChoice
            label={t('query.libraryPanel.onlyWithTheTag')}
            value={tag}
            options={[
              { value: '', label: t('query.libraryPanel.any') },
              ...tags.map((one) => ({ value: one, label: one })),
            ]}
            onChange={setTag}
          />
        </Menu>
      </div>
      <div className="query-side-scroll">
        <QueryView state={queries}>
          {(all) => <Shelves queries={all} search={search} tag={tag} onDelete={setDeleting} />}
        </QueryView>
      </div>
      <DeleteQuery query={deleting} onClose={() => setDeleting(null)} />
    </>
  )
}

function Shelves({
  queries,
  search,
  tag,
  onDelete,
}: {
  queries: SavedQuery[]
  search: string
  tag: string
  onDelete(query: SavedQuery): void
}) {
  const found = shelves(queries, search, tag)
  if (found.length === 0)
    return <p className="query-side-empty">{t('query.libraryPanel.noSavedQueryMatches')}</p>
  return found.map(({ title, queries: own }) => (
    <Group key={title} title={title} count={own.length} open>
      {own.map((query) => (
        <LibraryItem key={query.id} query={query} onDelete={onDelete} />
      ))}
    </Group>
  ))
}
