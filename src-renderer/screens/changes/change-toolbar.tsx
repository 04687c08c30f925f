import { Sparkles, X } from 'lucide-react'
import type { ChangeFacets, ResourceTypeInfo } from '../../../src-preload/contract'
import { Button, IconButton } from '../../components/button'
import { fieldTitles } from '../../components/changes/field-titles'
import { SearchInput } from '../../components/search-input'
import { Select } from '../../components/select'
import { statusName } from '../../components/status-badge'
import { useIntegrations } from '../../state/integrations'
import { useResourceTypes } from '../../state/resource-types'
import { t } from '../../texts'
import { formatNumber } from '../../texts/format'
import { TimeFilter } from './time-filter'
import { type ChangeFilters, nobody, noFilters } from './use-change-filters'

/** The id of the choice of a person. */
export const personFilter = 'changes-person'

/** Which changes are listed. What can be chosen is what occurs in them. */
export function ChangeToolbar({
  filters,
  facets,
  unseen,
  onChange,
}: {
  filters: ChangeFilters
  facets: ChangeFacets | undefined
  unseen: number
  onChange(change: Partial<ChangeFilters>): void
}) {
  const integrations = useIntegrations((state) => state.data) ?? []
  const types = useResourceTypes((state) => state.data) ?? []
  const typeOf = (key: string) => types.find((type) => type.key === key)
  const fields = fieldsByTitle(
    (facets?.fields ?? []).filter(({ resourceType }) => filters.type === '' || resourceType === filters.type),
    typeOf,
  )
  const chosenFields = (choiceOf(filters.fields, fields) ?? filters.fields).join(between)
  const known = (options: { value: string; label: string }[], chosen: string, label = chosen) =>
    chosen === '' || options.some(({ value }) => value === chosen)
      ? options
      : [...options, { value: chosen, label }]
  const narrowed = JSON.stringify(filters) !== JSON.stringify(noFilters)
  return (
    <search className="row-wrap change-toolbar">
      <SearchInput
        label={t('changes.filters.search')}
        value={filters.search}
        onChange={(search) => onChange({ search })}
      />
      {integrations.length > 1 && (
        <Select
          label={t('changes.filters.integration')}
          value={filters.integration}
          options={[
            { value: '', label: t('changes.filters.anyIntegration') },
            ...integrations.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(integration) => onChange({ integration })}
        />
      )}
      <Select
        label={t('changes.filters.type')}
        value={filters.type}
        options={known(
          [
            { value: '', label: t('changes.filters.anyType') },
            ...(facets?.types ?? []).map(({ resourceType, changes }) => ({
              value: resourceType,
              label: counted(typeOf(resourceType)?.title ?? resourceType, changes),
            })),
          ],
          filters.type,
        )}
        onChange={(type) => onChange({ type, fields: [] })}
      />
      <Select
        label={t('changes.filters.change')}
        value={filters.change}
        options={[
          { value: '', label: t('changes.filters.anyChange') },
          ...(['added', 'modified', 'removed'] as const).map((value) => ({
            value,
            label: statusName(`change-${value}`),
          })),
        ]}
        onChange={(change) => onChange({ change })}
      />
      <Select
        label={t('changes.filters.field')}
        value={chosenFields}
        options={known(
          [
            { value: '', label: t('changes.filters.anyField') },
            ...[...fields].map(([label, named]) => ({ value: named.join(between), label })),
          ],
          chosenFields,
          fieldTitles(filters.fields, typeOf(filters.type)),
        )}
        onChange={(named) => onChange({ fields: named === '' ? [] : named.split(between) })}
      />
      <Select
        id={personFilter}
        label={t('changes.filters.person')}
        value={filters.person}
        options={known(
          [
            { value: '', label: t('changes.filters.anyone') },
            ...(facets?.people ?? []).map(({ actor, name, changes }) => ({
              value: actor ?? nobody,
              label: counted(actor === null ? t('changes.nobody') : (name ?? actor), changes),
            })),
          ],
          filters.person,
        )}
        onChange={(person) => onChange({ person })}
      />
      <TimeFilter filters={filters} onChange={onChange} />
      <Button
        kind={filters.unseen ? undefined : 'ghost'}
        aria-pressed={filters.unseen === '1'}
        icon={<Sparkles size={14} aria-hidden />}
        onClick={() => onChange({ unseen: filters.unseen ? '' : '1' })}
      >
        {unseen > 0 ? t('changes.filters.unseenCount', { count: unseen }) : t('changes.filters.unseen')}
      </Button>
      {narrowed && (
        <IconButton label={t('changes.filters.clear')} onClick={() => onChange(noFilters)}>
          <X size={15} />
        </IconButton>
      )}
    </search>
  )
}

/** What no field's name has in it. */
const between = '\n'

/** Fields that are called the same, in one type or in several, are one choice. */
function fieldsByTitle(
  fields: ChangeFacets['fields'],
  typeOf: (key: string) => ResourceTypeInfo | undefined,
): Map<string, string[]> {
  const byTitle = new Map<string, string[]>()
  for (const { resourceType, field } of fields) {
    const title = fieldTitles([field], typeOf(resourceType))
    const named = byTitle.get(title) ?? []
    byTitle.set(title, named.includes(field) ? named : [...named, field])
  }
  return byTitle
}

/**
 * The choice that these fields are: of those with one title, a link may name some that no change here has, or not all
 * that changes have.
 */
function choiceOf(chosen: string[], fields: Map<string, string[]>): string[] | undefined {
  const choices = [...fields.values()].toSorted((one, other) => one.length - other.length)
  const occurring = chosen.filter((field) => choices.some((named) => named.includes(field)))
  if (occurring.length === 0) return undefined
  return choices.find((named) => occurring.every((field) => named.includes(field)))
}

const counted = (name: string, count: number) => `${name} · ${formatNumber(count)}`
