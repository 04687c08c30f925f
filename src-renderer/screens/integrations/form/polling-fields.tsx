import { pollInterval } from '../../../../src-preload/contract'
import { SelectField } from '../../../components/select'
import { TagsField } from '../../../components/tags-field'
import { t } from '../../../texts'
import { formatInterval } from '../interval'
import type { IntegrationDraft } from './draft'
import type { Problems } from './problems'

const offered = [5, pollInterval.default, 30, 60, 6 * 60, 24 * 60]

/** How often it is looked at, and whose people count as the company's own. */
export function PollingFields({ draft, problems }: { draft: IntegrationDraft; problems: Problems }) {
  const { input, change } = draft
  // The command line takes any number of minutes.
  const choices = offered.includes(input.intervalMinutes)
    ? offered
    : [...offered, input.intervalMinutes].sort((one, other) => one - other)
  return (
    <div className="integration-pair">
      <SelectField
        label={t('integrations.pollingFields.pollEvery')}
        problem={problems.intervalMinutes}
        value={String(input.intervalMinutes)}
        options={choices.map((minutes) => ({ value: String(minutes), label: formatInterval(minutes) }))}
        onChange={(minutes) => change({ intervalMinutes: Number(minutes) })}
      />
      <TagsField
        label={t('integrations.pollingFields.companyDomains')}
        optional
        hint={t('integrations.pollingFields.ownersWithAMailAddress')}
        placeholder={t('integrations.pollingFields.acmeCom')}
        value={input.companyDomains}
        problem={problems.companyDomains}
        onChange={(companyDomains) => change({ companyDomains })}
      />
    </div>
  )
}
