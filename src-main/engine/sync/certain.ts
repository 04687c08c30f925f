import type { Listed } from '../connectors/connector'

/** It has fewer different items than it says there are. */
export const isShort = ({ total }: Listed, distinct: number) => total !== null && distinct < total

/** It has as many different items as it says, and none twice: perhaps in the place of another. */
export const addsUp = (listed: Listed, distinct: number) =>
  !isShort(listed, distinct) && distinct === listed.items

/** One answer that adds up: what it does not name is not there. Between two pages an item can slip away. */
export const isCertain = (listed: Listed, distinct: number) =>
  listed.answers.length <= 1 && addsUp(listed, distinct)
