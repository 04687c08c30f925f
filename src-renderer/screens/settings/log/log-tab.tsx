import { FolderOpen, ScrollText, SearchX } from 'lucide-react'
import { useState } from 'react'
import { type LogEntry, type LogLevel, logLevels } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { DataTable } from '../../../components/data-table/data-table'
import { SearchInput } from '../../../components/search-input'
import { Select } from '../../../components/select'
import { EmptyState } from '../../../components/states'
import { Switch } from '../../../components/switch'
import { api, host } from '../../../state/bridge'
import { toastSuccess } from '../../../state/toasts'
import { useAction } from '../../../state/use-action'
import { useCall } from '../../../state/use-call'
import { useSettled } from '../../../state/use-settled'
import { t } from '../../../texts'
import { logColumns, logLine } from './log-columns'

const mostCopied = 500

/** What happened, newest first, as it goes on. */
export function LogTab() {
  const [level, setLevel] = useState<LogLevel>('info')
  const [typed, setSearch] = useState('')
  const [live, setLive] = useState(true)
  const search = useSettled(typed)
  const filter = { level, search }
  const latest = useCall('listLog', { ...filter, limit: 1 }, live ? ['log'] : [])
  const copy = useAction(async (entry?: LogEntry) => {
    const rows = entry ? [entry] : (await api.listLog({ ...filter, limit: mostCopied })).rows
    await navigator.clipboard.writeText(rows.map(logLine).reverse().join('\n'))
    toastSuccess(t('settings.log.copied', { count: rows.length }))
  })
  const open = useAction(async () => {
    await api.showFolder({ folder: 'log' })
  })
  return (
    <div className="log-list">
      <search className="row-wrap">
        <SearchInput label={t('settings.log.search')} value={typed} onChange={setSearch} />
        <Select<LogLevel>
          label={t('settings.log.level')}
          value={level}
          options={logLevels.map((value) => ({ value, label: t(`settings.log.levels.${value}`) }))}
          onChange={setLevel}
        />
        <span className="row settings-live">
          <Switch label={t('settings.log.live')} checked={live} onChange={setLive} />
          {t('settings.log.live')}
        </span>
        <span className="settings-gap" />
        <Button onClick={() => copy.run()} busy={copy.busy}>
          {t('settings.log.copy')}
        </Button>
        {host === 'desktop' && (
          <Button icon={<FolderOpen size={15} aria-hidden />} onClick={() => open.run()}>
            {t('settings.log.folder')}
          </Button>
        )}
      </search>
      <DataTable<LogEntry>
        label={t('settings.tabs.log')}
        columns={logColumns}
        rowId={({ id }) => String(id)}
        loadPage={(offset, limit) => api.listLog({ ...filter, offset, limit })}
        queryKey={JSON.stringify(filter)}
        version={latest.data}
        storageKey="log"
        onOpen={(entry) => void copy.run(entry)}
        describeTotal={(count) => t('settings.log.lines', { count })}
        empty={
          search || level !== 'info' ? (
            <EmptyState
              icon={<SearchX size={20} aria-hidden />}
              title={t('settings.log.nothingLikeThat')}
              actions={
                <Button
                  onClick={() => {
                    setSearch('')
                    setLevel('info')
                  }}
                >
                  {t('common.clearFilters')}
                </Button>
              }
            />
          ) : (
            <EmptyState icon={<ScrollText size={20} aria-hidden />} title={t('settings.log.nothing')} />
          )
        }
      />
    </div>
  )
}
