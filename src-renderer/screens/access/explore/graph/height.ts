import type { AccessSummary } from '../../../../../src-preload/contract'

/** In pixels: a node and the space below it, and what is around all of them. */
const [row, around] = [54, 22]
const [lowest, highest] = [132, 300]

/** How high the drawing may be, before it is there: a row for each grant or member, and some have a row together. */
export const expectedHeight = ({ grants, people }: AccessSummary): number =>
  Math.min(highest, Math.max(lowest, Math.max(grants, people) * row + around))
