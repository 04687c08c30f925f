import type { RuleReference } from '../../../src-preload/contract'

/** A compliance pack as its file says it, checked. */
export interface PackDefinition {
  id: string
  version: number
  name: string
  framework: string
  description: string
  reference: RuleReference
  sections: SectionDefinition[]
}

interface SectionDefinition {
  id: string
  title: string
  controls: ControlDefinition[]
}

/** Which rules give evidence for it is said by the rules, so that the user's own can join. */
export interface ControlDefinition {
  id: string
  title: string
  asks: string
  manual: string | null
}
