import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Change, ChangeGroup, InputOf } from '../../../src-preload/contract'
import { isTyping } from '../../components/shell/use-shortcuts'
import { SkeletonLines } from '../../components/skeleton'
import { ErrorState } from '../../components/states'
import { api } from '../../state/bridge'
import { useAction } from '../../state/use-action'
import { t } from '../../texts'
import { ChangeLine } from './change-line'
import { GroupLine } from './group-line'
import { DayLine, MoreLine, SeenLine } from './plain-lines'
import { aboveNext, itemsOf, nothingAbove, type TimelineItem, type Unfolded } from './timeline-items'
import type { LoadedTimeline } from './use-timeline'

const portion = 100
const heights: Record<TimelineItem['kind'], number> = { day: 44, seen: 36, group: 46, change: 44, more: 38 }

/** The loaded pages as lines that scroll; j and k go from change to change, Enter unfolds. */
export function TimelineList({
  timeline,
  asked,
  person,
  onPerson,
  several,
}: {
  timeline: LoadedTimeline
  asked: InputOf<'listTimeline'>
  /** Whose changes alone are listed, as it stands in the route; empty: everybody's. */
  person: string
  onPerson(person: string): void
  /** Says of each whose it is. */
  several: boolean
}) {
  const scroll = useRef<HTMLDivElement>(null)
  const [unfolded, setUnfolded] = useState<Unfolded>(new Map())
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  /** Of pages that were forgotten: how many lines they had. */
  const lengths = useRef<number[]>([])

  const pages = useMemo(() => {
    let above = nothingAbove
    return timeline.pages.map(({ groups }, page) => {
      if (groups === null) return null
      const items = itemsOf(groups, above, unfolded)
      above = aboveNext(groups, above)
      lengths.current[page] = items.length
      return items
    })
  }, [timeline.pages, unfolded])
  const starts = pages.map((_, page) => sum(lengths.current.slice(0, page)))
  const count = sum(lengths.current.slice(0, pages.length))
  const pageOf = (index: number) =>
    Math.max(
      0,
      starts.findLastIndex((start) => start <= index),
    )
  const at = (index: number) => pages[pageOf(index)]?.[index - (starts[pageOf(index)] ?? 0)]

  const virtual = useVirtualizer({
    count: count + (timeline.done ? 0 : 1),
    getScrollElement: () => scroll.current,
    estimateSize: (index) => heights[at(index)?.kind ?? 'change'],
    getItemKey: (index) => at(index)?.key ?? `line ${index}`,
    overscan: 10,
    scrollPaddingStart: 48,
    scrollPaddingEnd: 24,
  })
  const lines = virtual.getVirtualItems()
  const first = pageOf(lines[0]?.index ?? 0)
  const lastIndex = lines.at(-1)?.index ?? 0
  const last = lastIndex >= count ? pages.length : pageOf(lastIndex)
  const { show } = timeline
  useEffect(() => show(first, last), [show, first, last])

  const unfold = useAction(async (group: ChangeGroup) => {
    const { key, pollId, actor, baseline } = group
    const so = unfolded.get(key) ?? []
    const { rows } = await api.listChanges({
      ...asked,
      ...{ pollId, baseline: baseline ? 'only' : false, offset: so.length, limit: portion },
      ...(baseline ? {} : { actor }),
    })
    setUnfolded((before) => new Map(before).set(key, [...so, ...rows]))
  })
  const fold = (key: string) =>
    setUnfolded((before) => new Map([...before].filter(([other]) => other !== key)))
  const toggle = useCallback((key: string) => {
    setOpened((before) => {
      const after = new Set(before)
      if (!after.delete(key)) after.add(key)
      return after
    })
  }, [])

  const steps = useSteps(
    scroll,
    (index) => virtual.scrollToIndex(index),
    count,
    (index) => canBeOpened(at(index)),
  )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its lines have the controls; the keys go from one to the next
    <div className="timeline" ref={scroll} onKeyDown={steps}>
      <div className="timeline-body" style={{ height: virtual.getTotalSize() }}>
        {lines.map(({ index, start, key }) => {
          const item = at(index)
          return (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className="timeline-line"
              style={{ transform: `translateY(${start}px)` }}
            >
              {item ? (
                <Line
                  item={item}
                  person={person}
                  several={several}
                  onPerson={onPerson}
                  open={opened.has(item.key)}
                  onToggle={toggle}
                  onUnfold={unfold.run}
                  onFold={fold}
                />
              ) : (
                <Waiting timeline={timeline} />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function Line({
  item,
  person,
  several,
  open,
  onPerson,
  onToggle,
  onUnfold,
  onFold,
}: {
  item: TimelineItem
  person: string
  several: boolean
  open: boolean
  onPerson(person: string): void
  onToggle(key: string): void
  onUnfold(group: ChangeGroup): void
  onFold(key: string): void
}) {
  switch (item.kind) {
    case 'day':
      return <DayLine at={item.at} />
    case 'seen':
      return <SeenLine />
    case 'group':
      return (
        <GroupLine
          group={item.group}
          person={person}
          onPerson={onPerson}
          firstOfPoll={item.firstOfPoll}
          several={several}
          open={item.open}
          onUnfold={() => onUnfold(item.group)}
          onFold={() => onFold(item.key)}
        />
      )
    case 'change':
      return <ChangeLine change={item.change as Change} open={open} onToggle={() => onToggle(item.key)} />
    case 'more':
      return (
        <MoreLine left={item.group.total - item.shown} most={portion} onMore={() => onUnfold(item.group)} />
      )
  }
}

function Waiting({ timeline: { error, retry } }: { timeline: LoadedTimeline }) {
  if (error) return <ErrorState error={error} onRetry={retry} />
  return <SkeletonLines lines={3} label={t('changes.loadingOlder')} />
}

/** Whether j and k stop there. */
const canBeOpened = (item: TimelineItem | undefined) =>
  item?.kind === 'change' || item?.kind === 'more' || (item?.kind === 'group' && !item.open)

/** From one line to the next that there is something to do in, whether it is drawn yet or not. */
function useSteps(
  scroll: React.RefObject<HTMLDivElement | null>,
  scrollTo: (index: number) => void,
  count: number,
  isStep: (index: number) => boolean,
): (event: KeyboardEvent) => void {
  const go = (by: 1 | -1) => {
    const focused = document.activeElement?.closest<HTMLElement>('.timeline-line')
    const inside = focused && scroll.current?.contains(focused)
    let index = inside ? Number(focused.dataset.index) + by : by === 1 ? 0 : -1
    while (index >= 0 && index < count && !isStep(index)) index += by
    if (index < 0 || index >= count) return
    scrollTo(index)
    // Drawn within a frame or two.
    const focus = (tries: number) => {
      const target = scroll.current?.querySelector<HTMLElement>(`[data-index="${index}"] [data-step]`)
      if (target) target.focus({ preventScroll: true })
      else if (tries > 0) requestAnimationFrame(() => focus(tries - 1))
    }
    focus(10)
  }
  const run = useRef(go)
  run.current = go
  // From anywhere on the page, as in a mail program.
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (isTyping(event.target) || document.querySelector('[role=dialog], [role=listbox], [role=menu]'))
        return
      // A closed list of choices takes letters for its own.
      if (event.target instanceof Element && event.target.closest('[role=combobox]')) return
      if (event.key !== 'j' && event.key !== 'k') return
      event.preventDefault()
      run.current(event.key === 'j' ? 1 : -1)
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [])
  return (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    go(event.key === 'ArrowDown' ? 1 : -1)
  }
}

const sum = (numbers: (number | undefined)[]) =>
  numbers.reduce<number>((total, each) => total + (each ?? 0), 0)
