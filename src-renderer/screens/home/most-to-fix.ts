import type { Rule } from '../../../src-preload/contract'
import { severities } from '../../../src-preload/words'

type Ranked = Pick<Rule, 'severity' | 'findings' | 'resourceType'>

/**
 * Broken rules, in the order in which they are worth a look: the worst first, and of those what breaks in the most
 * places. What a log tells has happened and can only be reviewed: it comes after all that can be fixed.
 */
export function mostToFix<R extends Ranked>(rules: R[], logs: ReadonlySet<string>): R[] {
  const rank = ({ severity }: R) => severities.indexOf(severity)
  const told = ({ resourceType }: R) => Number(logs.has(resourceType))
  return rules
    .filter(({ findings }) => findings > 0)
    .sort((a, b) => told(a) - told(b) || rank(a) - rank(b) || b.findings - a.findings)
}
