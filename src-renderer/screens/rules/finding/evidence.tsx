import type { ReactNode } from 'react'
import type { Column } from '../../../../src-preload/contract'
import { t } from '../../../texts'

/** A row of a rule's query, for people: titles for column names, yes and no for 1 and 0, lists as lists. */
export function evidenceItems(
  evidence: Record<string, unknown>,
  columns: Column[],
): [name: string, value: ReactNode][] {
  return Object.entries(evidence).map(([name, value]) => {
    const column = columns.find((each) => each.name === name)
    return [column?.title ?? titleOf(name), column?.kind === 'boolean' ? yesOrNo(value) : show(value)]
  })
}

function show(value: unknown): ReactNode {
  if (value === null || value === undefined || value === '')
    return <span className="faint">{t('rules.evidence.none')}</span>
  if (typeof value === 'string') {
    const list = listIn(value)
    return list ? <List values={list} /> : value
  }
  if (Array.isArray(value)) return <List values={value} />
  if (typeof value === 'boolean') return yesOrNo(value)
  return typeof value === 'object' ? <code>{JSON.stringify(value)}</code> : String(value)
}

function List({ values }: { values: unknown[] }) {
  if (values.length === 0) return <span className="faint">{t('rules.evidence.none')}</span>
  return (
    <ul>
      {values.map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes, which may hold a value twice
        <li key={index}>{show(value)}</li>
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
