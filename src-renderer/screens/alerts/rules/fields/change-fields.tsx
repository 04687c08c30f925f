import { CheckPills } from '../../../../components/check-pills'
import { ChooseMany } from '../../../../components/choose-many'
import { TagsField } from '../../../../components/tags-field'
import type { ProblemsOf } from '../../../../components/use-form-problems'
import { useResourceTypes } from '../../../../state/resource-types'
import type { Condition } from '../draft'

const changes = [
  { value: 'added', label: 'Added' },
  { value: 'modified', label: 'Modified' },
  { value: 'removed', label: 'Removed' },
] as const
const kindsOfActors = [
  { value: 'user', label: 'A user' },
  { value: 'token', label: 'A token' },
  { value: 'unknown', label: 'Someone unknown' },
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
        label="Resource types"
        any="Any type"
        options={types.map(({ key, title }) => ({ value: key, label: title, keywords: key }))}
        chosen={condition.resourceTypes}
        onChange={(resourceTypes) => onChange({ ...condition, resourceTypes })}
      />
      <CheckPills
        label="When they are"
        hint={condition.changes.length === 0 ? 'None chosen: any change.' : undefined}
        options={changes}
        chosen={condition.changes}
        onChange={(chosen) => onChange({ ...condition, changes: chosen })}
      />
      <TagsField
        label="Fields"
        optional
        hint="Where one of them is modified. * stands for anything: permissions*."
        placeholder="permissions*, enabled"
        value={condition.fields}
        onChange={(fields) => onChange({ ...condition, fields })}
        problem={problems.fields}
      />
      <CheckPills
        label="By"
        hint={actors.length === 0 ? 'None chosen: by anyone.' : undefined}
        options={kindsOfActors}
        chosen={kinds}
        onChange={(by) => byWhom(by, globs)}
      />
      <TagsField
        label="By these people"
        optional
        hint="Mail addresses or names; * stands for anything: *@agency.com."
        placeholder="*@agency.com"
        value={globs}
        onChange={(names) => byWhom(kinds, names)}
        problem={problems.actors}
      />
    </>
  )
}
