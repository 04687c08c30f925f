/** Rounded down: 100% is said of nothing less. */
export function percent(score: number): string {
  return `${Math.floor(score * 100)}%`
}
