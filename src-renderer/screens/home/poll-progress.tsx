import type { Poll } from '../../../src-preload/contract'
import { Progress } from '../../components/progress'
import { pollProgress } from '../../state/poll-progress'
import { useTypeTitle } from '../../state/resource-types'
import { t } from '../../texts'
import { formatList } from '../../texts/format'

/** How far a poll has come: a bar, and what it is at. */
export function PollProgress({ poll }: { poll: Poll }) {
  const titleOf = useTypeTitle()
  const { share, ended, types } = pollProgress(poll)
  const running = poll.types.filter(({ status }) => status === 'running').map(({ type }) => titleOf(type))
  return (
    <div className="stack-s">
      <Progress label={t('home.poll.of', { name: poll.integrationName })} value={share} of={1} />
      <div className="spread small faint">
        <span className="truncate">
          {running.length > 0
            ? t('home.poll.listing', { types: formatList(running) })
            : t('home.poll.polling')}
        </span>
        <span className="nowrap">{t('home.poll.types', { ended, count: types })}</span>
      </div>
    </div>
  )
}
