import type { Listed } from '../connectors/connector'

/** It has fewer different items than it says there are. */
export const isShort = ({ total }: Listed, distinct: number) => total !== null && distinct < total

/**
 * One answer with as many different items as it says: what it does not name is not there. Between two pages an item
 * can slip away, and a list that names one twice may have done so in the place of another.
 */
export const isCertain = (listed: Listed, distinct: number) =>
  listed.answers.length <= 1 && !isShort(listed, distinct) && distinct === listed.items
