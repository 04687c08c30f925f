import { X } from 'lucide-react'
import type { Integration, Poll, PollType } from '../../../src-preload/contract'
import { Button } from '../../components/button'
import { Card } from '../../components/card'
import { SkeletonLines } from '../../components/skeleton'
import { StatusBadge } from '../../components/status-badge'
import { api } from '../../state/bridge'
import { useLivePolls } from '../../state/integrations'
import { useTypeTitle } from '../../state/resource-types'
import { useAction } from '../../state/use-action'
import { t } from '../../texts'
import { formatNumber } from '../../texts/format'
import { PollProgress } from './poll-progress'

/** In place of boxes that would be empty: what the first poll finds, while it finds it. */
export function FirstPolls({ integrations }: { integrations: Integration[] }) {
  const live = useLivePolls()
  return integrations.map((integration) => (
    <FirstPoll
      key={integration.id}
      integration={integration}
      // Once it has ended, until the integration is known to be polled.
      poll={integration.poll ?? live[integration.id] ?? null}
    />
  ))
}

function FirstPoll({ integration, poll }: { integration: Integration; poll: Poll | null }) {
  const cancel = useAction(() => api.cancelPoll({ integrationId: integration.id }))
  if (!poll)
    return (
      <Card title={integration.name} flush>
        <SkeletonLines label={t('home.poll.waiting', { name: integration.name })} />
      </Card>
    )
  return (
    <Card
      title={integration.name}
      actions={
        poll.status === 'running' && (
          <Button
            size="small"
            icon={<X size={14} aria-hidden />}
            busy={cancel.busy}
            onClick={() => cancel.run()}
          >
            {t('common.cancel')}
          </Button>
        )
      }
    >
      <div className="stack">
        <PollProgress poll={poll} />
        <ul className="first-poll-types">
          {poll.types.map((type) => (
            <TypeRow key={type.type} type={type} />
          ))}
        </ul>
      </div>
    </Card>
  )
}

function TypeRow({ type }: { type: PollType }) {
  const titleOf = useTypeTitle()
  return (
    <li className="first-poll-type" title={type.reason ?? undefined}>
      <span className="truncate">{titleOf(type.type)}</span>
      <span className="faint">{progressOf(type)}</span>
      <StatusBadge status={`type-${type.status}`} />
    </li>
  )
}

function progressOf({ status, listed, expected }: PollType): string {
  if (status !== 'running' && status !== 'ok') return ''
  return status === 'running' && expected !== null
    ? t('home.poll.listedOf', { listed, expected })
    : formatNumber(listed)
}
