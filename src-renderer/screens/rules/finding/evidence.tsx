import type { ReactNode } from 'react'
import type { Column, Finding, OutputOf } from '../../../../src-preload/contract'
import { KeyValues } from '../../../components/key-values'
import { RelativeTime } from '../../../components/relative-time'
import { ResourceLink } from '../../../components/resource-link'
import { isInstant } from '../../../components/values/instant'
import { useResourceType } from '../../../state/resource-types'
import { useCall } from '../../../state/use-call'
import { t } from '../../../texts'

type Located = OutputOf<'locateResources'>[number]
/** What an id is the id of, in the finding's own integration. */
type Locate = (id: string) => Located | undefined

/**
 * A row of a rule's query, for people: titles for column names, yes and no for 1 and 0, lists as lists, moments as how
 * long ago, resources by name.
 */
export function Evidence({
  finding: { evidence, integrationId, resourceType },
}: {
  finding: Pick<Finding, 'evidence' | 'integrationId' | 'resourceType'>
}) {
  const columns = useResourceType(resourceType)?.columns ?? []
  const ids = idsIn(evidence)
  const located = useCall('locateResources', ids.length > 0 ? { ids } : null).data
  const locate: Locate = (id) => located?.find((one) => one.id === id && one.integrationId === integrationId)
  return (
    <KeyValues items={Object.entries(evidence).map(([name, value]) => fact(name, value, columns, locate))} />
  )
}

function fact(name: string, value: unknown, columns: Column[], locate: Locate): [name: string, ReactNode] {
  const column = columns.find((each) => each.name === name)
  const shown = column?.kind === 'boolean' ? yesOrNo(value) : show(value, isOfIds(name) ? locate : unknown)
  return [column?.title ?? titleOf(name), shown]
}

/** By the name of its field: `id`, `sourceId`, `role_ids`. */
const isOfIds = (field: string) => /^ids?$|[a-z]Ids?$|_ids?$/.test(field)
const unknown: Locate = () => undefined
/** As many as are asked about at once. */
const mostIds = 200

function idsIn(evidence: Record<string, unknown>): string[] {
  return Object.entries(evidence)
    .filter(([field]) => isOfIds(field))
    .flatMap(([, value]) => (typeof value === 'string' ? (listIn(value) ?? value) : value))
    .filter((id): id is string => typeof id === 'string' && id !== '' && id.length <= 500)
    .slice(0, mostIds)
}

function show(value: unknown, locate: Locate): ReactNode {
  if (value === null || value === undefined || value === '')
    return <span className="faint">{t('rules.evidence.none')}</span>
  if (typeof value === 'string') {
    const list = listIn(value)
    if (list) return <List values={list} locate={locate} />
    if (isInstant(value)) return <RelativeTime at={value} />
    const resource = locate(value)
    return resource ? <Named resource={resource} /> : value
  }
  if (Array.isArray(value)) return <List values={value} locate={locate} />
  if (typeof value === 'boolean') return yesOrNo(value)
  return typeof value === 'object' ? <code>{JSON.stringify(value)}</code> : String(value)
}

function Named({ resource: { id, integrationId, resourceType, resourceName } }: { resource: Located }) {
  return (
    <ResourceLink integrationId={integrationId} type={resourceType} id={id}>
      {resourceName}
    </ResourceLink>
  )
}

function List({ values, locate }: { values: unknown[]; locate: Locate }) {
  if (values.length === 0) return <span className="faint">{t('rules.evidence.none')}</span>
  return (
    <ul>
      {values.map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes, which may hold a value twice
        <li key={index}>{show(value, locate)}</li>
      ))}
    </ul>
  )
}

/** SQL has no lists: they arrive as JSON text. */
function listIn(text: string): unknown[] | null {
  if (!text.startsWith('[')) return null
  try {
    const parsed: unknown = JSON.parse(text)
    return Array.isArray(parsed) ? parsed : null
  } catch {
    return null
  }
}

const yesOrNo = (value: unknown) => (value ? t('common.yes') : t('common.no'))

/** `sourceName` becomes “Source name”. */
function titleOf(name: string): string {
  const words = name
    .replace(/_/g, ' ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
