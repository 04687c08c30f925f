import type { LogEntry, LogLevel } from '../../../../src-preload/contract'
import { Badge } from '../../../components/badge'
import type { DataColumn } from '../../../components/data-table/columns'
import { t } from '../../../texts'
import { dateFormat } from '../../../texts/format'

const moment = dateFormat({
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

const tones: Record<LogLevel, 'neutral' | 'medium' | 'critical'> = {
  info: 'neutral',
  warn: 'medium',
  error: 'critical',
}

const factsIn = ({ facts }: LogEntry) =>
  Object.entries(facts)
    .map(([name, value]) => `${name}=${value}`)
    .join('  ')

/** As it is copied. */
export const logLine = (entry: LogEntry) =>
  [entry.at, entry.level, entry.event, factsIn(entry)].filter(Boolean).join(' ')

export const logColumns: DataColumn<LogEntry>[] = [
  {
    id: 'at',
    get title() {
      return t('settings.log.when')
    },
    width: 176,
    cell: ({ at }) => <time dateTime={at}>{moment(new Date(at))}</time>,
  },
  {
    id: 'level',
    get title() {
      return t('settings.log.level')
    },
    width: 92,
    cell: ({ level }) => <Badge tone={tones[level]}>{t(`settings.log.names.${level}`)}</Badge>,
  },
  {
    id: 'event',
    get title() {
      return t('settings.log.event')
    },
    width: 160,
    cell: ({ event }) => <code>{event}</code>,
  },
  {
    id: 'facts',
    get title() {
      return t('settings.log.facts')
    },
    width: 470,
    cell: (entry) => (
      <code className="soft truncate" title={factsIn(entry)}>
        {factsIn(entry)}
      </code>
    ),
  },
]
