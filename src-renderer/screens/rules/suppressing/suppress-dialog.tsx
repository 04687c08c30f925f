import { type FormEvent, useState } from 'react'
import type { InputOf, SuppressionFilter } from '../../../../src-preload/contract'
import { Button } from '../../../components/button'
import { Dialog } from '../../../components/dialog'
import { FieldProblem } from '../../../components/field'
import { SelectField } from '../../../components/select'
import { TextArea } from '../../../components/text-field'
import { t } from '../../../texts'
import { FilterRows } from './filter-rows'
import { closeSuppressing, type Suppressing, useSuppressing } from './suppressing-store'
import { type UntilChoice, untilChoices, untilOf } from './until'
import { UntilFields } from './until-fields'
import { useSuppress } from './use-suppress'

type Target = InputOf<'suppress'>['target']
const resourceFields = ['resourceName', 'resourceId', 'resourceType']

/** Accepts findings for a reason: one, several, all of a resource, or those of a rule that match filters. */
export default function SuppressDialog() {
  const subject = useSuppressing((state) => state.subject)
  return subject && <OpenDialog subject={subject} />
}

function OpenDialog({ subject }: { subject: Suppressing }) {
  const [scope, setScope] = useState<Target['scope']>(subject.scope === 'rule' ? 'rule' : 'findings')
  const [filters, setFilters] = useState<SuppressionFilter[]>([])
  const [reason, setReason] = useState('')
  const [choice, setChoice] = useState<UntilChoice>('')
  const [day, setDay] = useState('')
  const [tried, setTried] = useState(false)
  const save = useSuppress({ inline: true })

  const until = untilOf(choice, day, new Date())
  const hollow = scope === 'rule' && filters.some(({ value }) => value === '')
  const close = () => closeSuppressing(subject)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (reason.trim() === '' || until === undefined || hollow) return
    const suppressed = await save.run({ target: targetOf(subject, scope, filters), reason, until })
    if (!suppressed) return
    close()
    if (subject.scope === 'findings') subject.onSuppressed()
  }
  return (
    <Dialog
      open
      onClose={close}
      title={t('rules.suppressDialog.suppressFindings')}
      description={subjectOf(subject)}
    >
      <form className="stack" onSubmit={submit}>
        {subject.scope === 'finding' && (
          <SelectField
            label={t('rules.suppressDialog.what')}
            value={scope}
            options={scopesOf(subject)}
            onChange={(next) => setScope(next)}
          />
        )}
        {scope === 'rule' && (
          <FilterRows fields={fieldsOf(subject)} filters={filters} onChange={setFilters} />
        )}
        {tried && hollow && (
          <FieldProblem problem={{ message: t('rules.suppressDialog.giveEachFilterAValue') }} />
        )}
        <TextArea
          label={t('common.reason')}
          hint={t('rules.suppressDialog.keptWithTheFindingsAnd')}
          value={reason}
          onChange={setReason}
          autoFocus
          problem={tried && reason.trim() === '' ? { message: t('rules.suppressDialog.sayWhy') } : null}
        />
        <UntilFields
          label={t('rules.suppressDialog.until')}
          optional
          choices={untilChoices}
          choice={choice}
          day={day}
          isMissing={tried && until === undefined}
          onChoice={setChoice}
          onDay={setDay}
        />
        {save.error && <FieldProblem problem={save.error} />}
        <div className="dialog-actions">
          <Button onClick={close}>{t('common.cancel')}</Button>
          <Button type="submit" kind="primary" busy={save.busy}>
            {t('rules.suppressDialog.suppress')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function subjectOf(subject: Suppressing): string {
  if (subject.scope === 'findings') return t('common.counts.finding', { count: subject.findingIds.length })
  return subject.scope === 'rule'
    ? subject.rule.name
    : `${subject.finding.resourceName}: ${subject.finding.ruleName}`
}

function scopesOf({ finding }: Extract<Suppressing, { scope: 'finding' }>) {
  return [
    { value: 'findings', label: t('rules.suppressDialog.thisFinding') },
    {
      value: 'resource',
      label: t('rules.suppressDialog.allFindingsOf', { resourceName: finding.resourceName }),
    },
    { value: 'rule', label: t('rules.suppressDialog.findingsOfThisRule') },
  ] as const
}

function targetOf(subject: Suppressing, scope: Target['scope'], filters: SuppressionFilter[]): Target {
  if (subject.scope === 'findings') return { scope: 'findings', findingIds: subject.findingIds }
  if (subject.scope === 'rule') return { scope: 'rule', ruleId: subject.rule.id, filters: filters.map(typed) }
  const { id, ruleId, integrationId, resourceType, resourceId } = subject.finding
  if (scope === 'findings') return { scope, findingIds: [id] }
  if (scope === 'resource') return { scope, integrationId, resourceType, resourceId }
  return { scope: 'rule', ruleId, integrationId, filters: filters.map(typed) }
}

/** What was typed, as what evidence holds: a number where it is one. */
function typed({ field, operator, value }: SuppressionFilter): SuppressionFilter {
  const number = typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value
  return { field, operator, value: operator === 'is' && !field.startsWith('resource') ? number : value }
}

function fieldsOf(subject: Suppressing): string[] {
  return subject.scope === 'finding'
    ? [...resourceFields, ...Object.keys(subject.finding.evidence)]
    : resourceFields
}
