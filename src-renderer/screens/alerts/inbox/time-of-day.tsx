import type { Instant } from '../../../../src-preload/contract'
import { absoluteTime } from '../../../components/relative-time'
import { Tip } from '../../../components/tip'
import { dateFormat } from '../../../texts/format'

const format = dateFormat({ timeStyle: 'short' })

/** The time alone, where the day is said already. */
export function TimeOfDay({ at }: { at: Instant }) {
  return (
    <Tip text={absoluteTime(at)}>
      <time dateTime={at}>{format(new Date(at))}</time>
    </Tip>
  )
}
