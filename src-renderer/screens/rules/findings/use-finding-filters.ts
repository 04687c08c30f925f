import { useSearchParams } from 'wouter'
import {
  type Finding,
  findingOrders,
  findingStatuses,
  type InputOf,
  type Severity,
} from '../../../../src-preload/contract'
import { severities } from '../../../../src-preload/words'
import type { Sort } from '../../../components/data-table/columns'
import { useSettled } from '../../../state/use-settled'

type Asked = InputOf<'listFindings'>
type FindingSort = Required<NonNullable<Asked['sort']>>

export interface FindingFilters {
  search: string
  severity: Severity | ''
  status: Finding['status'] | 'any'
  rule: string
  type: string
  integration: string
}

/** What is open is what there is to do. */
export const noFilters: FindingFilters = {
  search: '',
  severity: '',
  status: 'open',
  rule: '',
  type: '',
  integration: '',
}
const worstFirst: FindingSort = { column: 'severity', descending: false }

/** Kept in the route, with the order, so that a link can set them and Back restores them. */
export function useFindingFilters() {
  const [parameters, setParameters] = useSearchParams()
  const given = (name: string) => parameters.get(name) ?? ''
  const filters: FindingFilters = {
    search: given('search'),
    severity: severities.find((severity) => severity === given('severity')) ?? '',
    status: ([...findingStatuses, 'any'] as const).find((status) => status === given('status')) ?? 'open',
    rule: given('rule'),
    type: given('type'),
    integration: given('integration'),
  }
  const sort = readSort(given('sort'))
  const show = (next: FindingFilters, order: FindingSort) => {
    const changed = Object.entries(next).filter(
      ([name, value]) => value !== noFilters[name as keyof FindingFilters],
    )
    // What is open beside the list stays so.
    const finding = given('finding')
    setParameters(
      { ...Object.fromEntries(changed), ...writtenSort(order), ...(finding && { finding }) },
      { replace: true },
    )
  }
  return {
    filters,
    sort,
    change: (changed: Partial<FindingFilters>) => show({ ...filters, ...changed }, sort),
    changeSort: (chosen: Sort | undefined) =>
      show(filters, chosen ? readSort(`${chosen.descending ? '-' : ''}${chosen.column}`) : worstFirst),
  }
}

function readSort(written: string): FindingSort {
  const descending = written.startsWith('-')
  const column = findingOrders.find((order) => order === written.slice(Number(descending)))
  return column ? { column, descending } : worstFirst
}

function writtenSort({ column, descending }: FindingSort): { sort?: string } {
  if (column === worstFirst.column && !descending) return {}
  return { sort: `${descending ? '-' : ''}${column}` }
}

export type FindingsAsked = ReturnType<typeof useAsked>

/** What the engine is asked for. */
export function useAsked({ search, severity, status, rule, type, integration }: FindingFilters) {
  return {
    search: useSettled(search),
    ...(severity ? { severity } : {}),
    ...(status === 'any' ? {} : { status }),
    ...(rule ? { ruleId: rule } : {}),
    ...(type ? { resourceType: type } : {}),
    ...(integration ? { integrationId: integration } : {}),
  } satisfies Asked
}
