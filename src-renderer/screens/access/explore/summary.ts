import type { AccessReach, AccessSummary } from '../../../../src-preload/contract'

/** What somebody's access comes to, in a sentence or two. */
export function inWords({ kind, detail, grants, people, direct }: AccessSummary): string {
  if (kind === 'thing')
    return people === 0
      ? 'Nobody has a role on it.'
      : `${counted(people, 'person', 'people')} can touch it, through ${counted(grants, 'grant')}, ${direct.toLocaleString()} of them given directly.`
  const roles = grants === 0 ? 'No role' : counted(grants, 'grant')
  if (kind === 'group') return `${counted(people, 'member')}. It gives ${roles.toLowerCase()} to each.`
  return `${detail ? `${detail}. ` : ''}${roles}${grants > 0 ? `, ${direct.toLocaleString()} of them given directly` : ''}.`
}

/** “All 214”, “3 of 214”. */
export function reachText({ reached, total, everything }: AccessReach): string {
  return everything
    ? `All ${total.toLocaleString()}`
    : `${reached.toLocaleString()} of ${total.toLocaleString()}`
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString()} ${count === 1 ? one : many}`
}
