import type { Instant } from '../../../../src-preload/contract'
import { absoluteTime } from '../../../components/relative-time'
import { TimePopover } from '../../../components/time-popover'
import { t } from '../../../texts'
import { MomentForm } from '../../query/time/moment-form'

/** As of when access is told; undefined is now. */
export function AsOf({ at, onChange }: { at: Instant | undefined; onChange(at: Instant | undefined): void }) {
  return (
    <TimePopover
      name={at === undefined ? t('common.now') : absoluteTime(at)}
      isNow={at === undefined}
      align="end"
      onNow={() => onChange(undefined)}
    >
      {(close) => (
        <MomentForm
          time={at === undefined ? { kind: 'now' } : { kind: 'moment', at }}
          onChoose={(time) => {
            close()
            onChange(time.kind === 'moment' ? time.at : undefined)
          }}
        />
      )}
    </TimePopover>
  )
}
