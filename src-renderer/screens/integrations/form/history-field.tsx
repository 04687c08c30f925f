import { SelectField } from '../../../components/select'
import { t } from '../../../texts'
import { dateFormat } from '../../../texts/format'
import type { IntegrationDraft } from './draft'
import type { Problems } from './problems'

const day = dateFormat({ dateStyle: 'short' })
const offered = [30, 90, 180, 365, 2 * 365]
const forEver = 'all'

/** For how long its past can be asked for. `since`: where it begins by now, if not with the first poll. */
export function HistoryField({
  draft,
  problems,
  since,
}: {
  draft: IntegrationDraft
  problems: Problems
  since: string | null
}) {
  const { input, change } = draft
  const days = input.keepHistoryDays
  // The command line takes any number of days.
  const choices =
    days === null || offered.includes(days) ? offered : [...offered, days].sort((one, other) => one - other)
  return (
    <SelectField
      label={t('integrations.historyField.keepHistory')}
      hint={
        since === null
          ? t('integrations.historyField.dropped')
          : t('integrations.historyField.droppedSince', { date: day(new Date(since)) })
      }
      problem={problems.keepHistoryDays}
      value={days === null ? forEver : String(days)}
      options={[
        { value: forEver, label: t('integrations.historyField.forEver') },
        ...choices.map((days) => ({ value: String(days), label: formatDays(days) })),
      ]}
      onChange={(chosen) => change({ keepHistoryDays: chosen === forEver ? null : Number(chosen) })}
    />
  )
}

function formatDays(days: number): string {
  const years = days / 365
  if (Number.isInteger(years))
    return years === 1 ? t('integrations.historyField.aYear') : t('common.durations.years', { count: years })
  return days === 1 ? t('integrations.historyField.aDay') : t('common.durations.days', { count: days })
}
