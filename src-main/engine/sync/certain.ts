import type { Listed } from '../connectors/connector'

/** Whether a listing gave fewer different items than the total that it states. */
export const isShort = ({ total }: Listed, distinct: number) => total !== null && distinct < total

/**
 * Whether it gave as many different items as it states, and none twice: one that came twice may have come in
 * another's place.
 */
export const addsUp = (listed: Listed, distinct: number) =>
  !isShort(listed, distinct) && distinct === listed.items

/**
 * Whether what it does not name is certainly not there: it adds up, and came as one answer. Between two pages an item
 * can slip away.
 */
export const isCertain = (listed: Listed, distinct: number) =>
  listed.answers.length <= 1 && addsUp(listed, distinct)
