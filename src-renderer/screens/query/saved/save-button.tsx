import { Bell, BellOff, Pin, PinOff, Save } from 'lucide-react'
import { Button, IconButton } from '../../../components/button'
import { t } from '../../../texts'
import { useQueries } from '../queries-store'
import { isUnsaved, type QueryTab } from '../tabs/query-tab'
import { mark, saveTab } from './save'

/** Keeps the tab's query; one that is kept can be pinned and watched. */
export function SaveButton({ tab }: { tab: QueryTab }) {
  const query = useQueries(({ data }) => data?.find(({ id }) => id === tab.queryId))
  const own = query && !query.managed
  const values = { ...query?.values, ...tab.values }
  return (
    <>
      {query && (
        <>
          <IconButton
            label={
              query.pinned
                ? t('query.saveButton.takeOffTheDashboard')
                : t('query.saveButton.pinToTheDashboard')
            }
            aria-pressed={query.pinned}
            className="query-mark"
            size="small"
            onClick={() => mark(query, { pinned: !query.pinned }, values)}
          >
            {query.pinned ? <PinOff size={15} /> : <Pin size={15} />}
          </IconButton>
          <IconButton
            label={
              query.watched ? t('query.saveButton.stopWatching') : t('query.saveButton.tellMeWhenTheResult')
            }
            aria-pressed={query.watched}
            className="query-mark"
            size="small"
            onClick={() => mark(query, { watched: !query.watched }, values)}
          >
            {query.watched ? <BellOff size={15} /> : <Bell size={15} />}
          </IconButton>
        </>
      )}
      <Button
        size="small"
        icon={<Save size={14} aria-hidden />}
        disabled={tab.sql.trim() === '' || (own && !isUnsaved(tab))}
        aria-keyshortcuts="Control+S Meta+S"
        onClick={() => void saveTab(tab.id)}
      >
        {own
          ? isUnsaved(tab)
            ? t('common.save')
            : t('query.saveButton.saved')
          : query
            ? t('query.saveButton.saveACopy')
            : t('query.saveButton.save')}
      </Button>
    </>
  )
}
