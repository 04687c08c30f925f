/** A score as a whole percentage, never rounded up: 100% is all of it, and nothing less. */
export const wholePercent = (score: number): string => `${Math.floor(score * 100)}%`
