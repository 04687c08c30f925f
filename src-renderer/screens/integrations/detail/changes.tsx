import type { Poll, PollType } from '../../../../src-preload/contract'
import { changesOf } from '../../../state/poll-progress'

/** “+3 ~1 −2”: what was added, modified and removed. */
export function ChangeCounts({
  counts,
  none = 'No changes',
}: {
  counts: Pick<PollType, 'added' | 'modified' | 'removed'>
  none?: string
}) {
  const { added, modified, removed } = counts
  if (added + modified + removed === 0) return <span className="faint">{none}</span>
  const parts = [
    { count: added, sign: '+', word: 'added', tone: 'ok' },
    { count: modified, sign: '~', word: 'modified', tone: 'info' },
    { count: removed, sign: '−', word: 'removed', tone: 'critical' },
  ].filter(({ count }) => count > 0)
  return (
    <span className="row">
      {parts.map(({ count, sign, word, tone }) => (
        <span key={word} className={`tone-${tone} tone-text nowrap`} title={`${count} ${word}`}>
          <span aria-hidden>{sign}</span>
          {count.toLocaleString()}
          <span className="visually-hidden"> {word}</span>
        </span>
      ))}
    </span>
  )
}

/** A whole poll's changes. A first poll takes stock: all that it adds was there before. */
export function Changes({ poll }: { poll: Poll }) {
  if (poll.trigger === 'first') return <span className="faint">First listing</span>
  return <ChangeCounts counts={changesOf(poll)} />
}
