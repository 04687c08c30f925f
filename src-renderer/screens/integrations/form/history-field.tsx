import { SelectField } from '../../../components/select'
import type { Draft } from './draft'
import type { Problems } from './problems'

const offered = [30, 90, 180, 365, 2 * 365]
const forEver = 'all'

/** For how long its past can be asked for. `since`: where it begins by now, if not with the first poll. */
export function HistoryField({
  draft,
  problems,
  since,
}: {
  draft: Draft
  problems: Problems
  since: string | null
}) {
  const { input, change } = draft
  const days = input.keepHistoryDays
  // The command line takes any number of days.
  const choices =
    days === null || offered.includes(days) ? offered : [...offered, days].sort((one, other) => one - other)
  const begins = since === null ? '' : ` It begins ${new Date(since).toLocaleDateString()} now.`
  return (
    <SelectField
      label="Keep history"
      hint={`Changes that are older are dropped after each poll and don’t come back; every moment since then stays as it was.${begins}`}
      problem={problems.keepHistoryDays}
      value={days === null ? forEver : String(days)}
      options={[
        { value: forEver, label: 'For ever' },
        ...choices.map((days) => ({ value: String(days), label: formatDays(days) })),
      ]}
      onChange={(chosen) => change({ keepHistoryDays: chosen === forEver ? null : Number(chosen) })}
    />
  )
}

function formatDays(days: number): string {
  const years = days / 365
  if (Number.isInteger(years)) return years === 1 ? 'A year' : `${years} years`
  return days === 1 ? 'A day' : `${days} days`
}
