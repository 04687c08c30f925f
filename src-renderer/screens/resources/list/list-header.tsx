import { ListFilter } from 'lucide-react'
import type { ResourceTypeInfo } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { withinASentence } from '../../../components/within-a-sentence'
import { t } from '../../../texts'
import { focusList } from '../browser/focus'
import { type BrowserView, show } from '../browser/view'
import { FilterChips } from '../filters/filter-chips'
import { FilterPopover } from '../filters/filter-popover'
import { CopySqlButton } from './copy-sql-button'
import { Facets } from './facets'
import { SearchBox } from './search-box'
import { LinkButton, NewWindowButton } from './window-buttons'

/** What is listed, and how it is narrowed down. */
export function ListHeader({ view, type }: { view: BrowserView; type: ResourceTypeInfo }) {
  const here = { ...view, type: type.key }
  return (
    <header className="list-header">
      <div>
        <h2>{type.title}</h2>
        <p className="soft small">{type.description}</p>
      </div>
      <div className="list-tools">
        <SearchBox
          key={type.key}
          label={t('browser.searchBox.search', { title: withinASentence(type.title) })}
          value={view.search}
          onChange={(search) => show({ ...here, search }, { replace: true })}
          onLeave={focusList}
        />
        <FilterPopover
          type={type}
          integrationId={view.integration}
          onDone={(filter) => show({ ...here, filters: [...view.filters, filter] })}
          trigger={<Button icon={<ListFilter size={15} aria-hidden />}>{t('resources.filter')}</Button>}
        />
        <CopySqlButton type={type} view={view} />
        <LinkButton />
        <NewWindowButton />
      </div>
      <FilterChips
        type={type}
        integrationId={view.integration}
        filters={view.filters}
        onChange={(filters) => show({ ...here, filters })}
      />
      <Facets view={view} type={type} />
    </header>
  )
}
