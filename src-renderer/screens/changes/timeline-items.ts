import type { Change, ChangeGroup } from '../../../src-preload/contract'
import { dayOf } from './use-change-filters'

/** One line of the timeline. */
export type TimelineItem =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'seen'; key: string }
  | { kind: 'group'; key: string; group: ChangeGroup; firstOfPoll: boolean; open: boolean }
  | { kind: 'change'; key: string; group: ChangeGroup; change: Change }
  | { kind: 'more'; key: string; group: ChangeGroup; shown: number }

/** More changes than that of one person in one poll are told by their number, until somebody wants to see them. */
export const burst = 12

/** Further changes of a group, as they were asked for; `open` tells a burst that is shown from one that isn't. */
export type Unfolded = ReadonlyMap<string, Change[]>

/** What a page of groups follows on. What a first poll found is never new: what is above it may be, and below it too. */
export interface Above {
  last: ChangeGroup | undefined
  unseen: boolean
}

export const nothingAbove: Above = { last: undefined, unseen: false }

/** What the next page follows on. */
export const aboveNext = (groups: ChangeGroup[], above: Above): Above => ({
  last: groups.at(-1) ?? above.last,
  unseen: groups.findLast(({ baseline }) => !baseline)?.unseen ?? above.unseen,
})

export function itemsOf(groups: ChangeGroup[], above: Above, unfolded: Unfolded): TimelineItem[] {
  const items: TimelineItem[] = []
  let { last, unseen } = above
  for (const group of groups) {
    const { key, recordedAt, total } = group
    if (!last || dayOf(new Date(last.recordedAt)) !== dayOf(new Date(recordedAt)))
      items.push({ kind: 'day', key: `day ${recordedAt}`, at: recordedAt })
    if (!group.baseline) {
      if (unseen && !group.unseen) items.push({ kind: 'seen', key: 'seen' })
      unseen = group.unseen
    }
    const further = unfolded.get(key)
    const open = further !== undefined || (total <= burst && !group.baseline)
    items.push({ kind: 'group', key, group, firstOfPoll: last?.pollId !== group.pollId, open })
    last = group
    if (!open) continue
    const changes = further ?? group.changes
    items.push(
      ...changes.map((change) => ({ kind: 'change' as const, key: `change ${change.id}`, group, change })),
    )
    if (changes.length < total) items.push({ kind: 'more', key: `more ${key}`, group, shown: changes.length })
  }
  return items
}
