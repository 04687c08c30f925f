import type { AccessSummary } from '../../../../../src-preload/contract'

/** In pixels: a node and the space below it, and what is around all of them. */
const [row, around] = [54, 22]
const [lowest, highest] = [132, 300]

/** How high the drawing will be, before it is there: about a row for each grant. What is higher is drawn smaller. */
export const graphHeight = ({ grants }: AccessSummary): number =>
  Math.min(highest, Math.max(lowest, grants * row + around))
