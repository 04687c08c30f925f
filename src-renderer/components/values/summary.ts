import { t } from '../../texts'
import { isFingerprint } from './fingerprint'
import { isThing, nameOf } from './naming'

const mostNames = 3

/** Any value of a resource in a few words of plain text; empty if there is nothing in it. */
export function summarize(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? t('common.yes') : t('common.no')
  if (isFingerprint(value)) return t('components.summary.secret')
  if (Array.isArray(value)) return summarizeList(value)
  const name = nameOf(value)
  if (name !== null) return name
  return isThing(value) ? count(Object.keys(value).length, 'field') : String(value)
}

function summarizeList(list: unknown[]): string {
  if (list.length > 0 && list.every(isFingerprint)) return count(list.length, 'secret')
  const names = list.map(nameOf)
  if (names.includes(null)) return count(list.length, 'item')
  const more = names.length - mostNames
  return names.slice(0, mostNames).join(', ') + (more > 0 ? ` +${more}` : '')
}

function count(number: number, noun: 'field' | 'secret' | 'item'): string {
  return number === 0 ? '' : t(`components.counts.${noun}`, { count: number })
}
