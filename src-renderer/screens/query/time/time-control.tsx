import { TimePopover } from '../../../components/time-popover'
import { runShown } from '../editor/commands'
import { now, type QueryTab, type QueryTime } from '../tabs/query-tab'
import { changeTab } from '../tabs/tab-store'
import { describeTime } from './describe-time'
import { TimeForm } from './time-form'

/** As of when the query is asked. */
export function TimeControl({ tab }: { tab: QueryTab }) {
  const { time } = tab
  const choose = (chosen: QueryTime) => {
    changeTab(tab.id, { time: chosen })
    if (tab.sql.trim() !== '') runShown()
  }
  return (
    <TimePopover
      name={describeTime(time)}
      isNow={time.kind === 'now'}
      comparing={time.kind === 'compare'}
      align="start"
      onNow={() => choose(now)}
    >
      {(close) => (
        <TimeForm
          time={time}
          onChoose={(chosen) => {
            close()
            choose(chosen)
          }}
        />
      )}
    </TimePopover>
  )
}
