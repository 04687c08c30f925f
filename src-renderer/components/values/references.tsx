import { createContext, type ReactNode, use } from 'react'
import { Link } from 'wouter'

export interface Reference {
  name: string | null
  /** Its route in this window. */
  to: string
}

/** Resources that the values shown here may name, by id. */
export const References = createContext<ReadonlyMap<string, Reference>>(new Map())

/** What an id refers to, if it is the id of another resource. */
export function useReference(): (id: unknown) => Reference | undefined {
  const references = use(References)
  return (id) => (typeof id === 'string' ? references.get(id) : undefined)
}

/** Links to the resource where there is one; one that is only named and not known is shown as text. */
export function ReferenceText({ to, children }: { to: Reference | undefined; children: ReactNode }) {
  return to && to.name !== null ? <Link href={to.to}>{children}</Link> : children
}
