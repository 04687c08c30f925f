import { useTypeTitle } from '../state/resource-types'

/** A resource type as people know it. */
export function TypeTitle({ type, form }: { type: string; form?: 'title' | 'singular' }) {
  return <span>{useTypeTitle()(type, form)}</span>
}
