import { CheckPills } from '../../../../components/check-pills'
import { ChooseMany } from '../../../../components/choose-many'
import { TagsField } from '../../../../components/tags-field'
import type { ProblemsOf } from '../../../../components/use-form-problems'
import { useResourceTypes } from '../../../../state/resource-types'
import { t } from '../../../../texts'
import type { Condition } from '../draft'

const changes = [
  {
    value: 'added',
    get label() {
      return t('common.added')
    },
  },
  {
    value: 'modified',
    get label() {
      return t('alerts.changeFields.modified')
    },
  },
  {
    value: 'removed',
    get label() {
      return t('common.removed')
    },
  },
] as const
const kindsOfActors = [
  {
    value: 'user',
    get label() {
      return t('alerts.changeFields.aUser')
    },
  },
  {
    value: 'token',
    get label() {
      return t('alerts.changeFields.aToken')
    },
  },
  {
    value: 'unknown',
    get label() {
      return t('alerts.changeFields.someoneUnknown')
    },
  },
] as const
type KindOfActor = (typeof kindsOfActors)[number]['value']

/** Which changes: of which types, in what, by whom. */
export function ChangeFields({
  condition,
  onChange,
  problems,
}: {
  condition: Condition<'change'>
  onChange(condition: Condition<'change'>): void
  problems: ProblemsOf<string>
}) {
  const types = useResourceTypes((state) => state.data) ?? []
  const { actors } = condition
  const kinds = actors.flatMap((actor) => (actor.by === 'glob' ? [] : actor.by))
  const globs = actors.flatMap((actor) => (actor.by === 'glob' ? actor.glob : []))
  const byWhom = (by: KindOfActor[], names: string[]) =>
    onChange({
      ...condition,
      actors: [...by.map((kind) => ({ by: kind })), ...names.map((glob) => ({ by: 'glob' as const, glob }))],
    })
  return (
    <>
      <ChooseMany
        label={t('common.resourceTypes')}
        any={t('alerts.changeFields.anyType')}
        options={types.map(({ key, title }) => ({ value: key, label: title, keywords: key }))}
        chosen={condition.resourceTypes}
        onChange={(resourceTypes) => onChange({ ...condition, resourceTypes })}
      />
      <CheckPills
        label={t('alerts.changeFields.whenTheyAre')}
        hint={condition.changes.length === 0 ? t('alerts.changeFields.noneChosenAnyChange') : undefined}
        options={changes}
        chosen={condition.changes}
        onChange={(chosen) => onChange({ ...condition, changes: chosen })}
      />
      <TagsField
        label={t('alerts.changeFields.fields')}
        optional
        hint={t('alerts.changeFields.whereOneOfThemIs')}
        placeholder={t('alerts.changeFields.permissionsEnabled')}
        value={condition.fields}
        onChange={(fields) => onChange({ ...condition, fields })}
        problem={problems.fields}
      />
      <TagsField
        label={t('alerts.changeFields.gained')}
        optional
        hint={t('alerts.changeFields.gainedHint')}
        placeholder={t('alerts.changeFields.gainedExample')}
        value={condition.gained}
        onChange={(gained) => onChange({ ...condition, gained })}
        problem={problems.gained}
      />
      <CheckPills
        label={t('alerts.changeFields.by')}
        hint={actors.length === 0 ? t('alerts.changeFields.noneChosenByAnyone') : undefined}
        options={kindsOfActors}
        chosen={kinds}
        onChange={(by) => byWhom(by, globs)}
      />
      <TagsField
        label={t('alerts.changeFields.byThesePeople')}
        optional
        hint={t('alerts.changeFields.mailAddressesOrNamesStands')}
        placeholder={t('alerts.changeFields.agencyCom')}
        value={globs}
        onChange={(names) => byWhom(kinds, names)}
        problem={problems.actors}
      />
    </>
  )
}
