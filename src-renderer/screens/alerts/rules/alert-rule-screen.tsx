import { BellOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link, useSearchParams } from 'wouter'
import type { AlertRule, Channel } from '../../../../src-preload/contract'
import { Page, PageHeader } from '../../../components/page'
import { QueryView } from '../../../components/query-view'
import { EmptyState } from '../../../components/states'
import { useCall } from '../../../state/use-call'
import { t } from '../../../texts'
import { useChannels } from '../channels/use-channels'
import { AlertRuleForm } from './alert-rule-form'
import { type AlertRuleDraft, draftOf, newDraft } from './draft'

const crumbs = [
  {
    get title() {
      return t('alerts.alertRuleScreen.alertRules')
    },
    to: '/alerts/rules',
  },
]

/** A new one; `?like=` copies another, `?channel=` begins with a channel. */
export function NewAlertRuleScreen() {
  const [parameters] = useSearchParams()
  return (
    <Known title={t('alerts.alertRuleScreen.newAlertRule')}>
      {(rules, channels) => {
        const like = rules.find(({ id }) => id === parameters.get('like'))
        return (
          <AlertRuleForm
            route={parameters.size > 0 ? `/alerts/rules/new?${parameters}` : '/alerts/rules/new'}
            initial={
              like
                ? { ...draftOf(like), name: t('alerts.alertRuleScreen.copyOf', { name: like.name }) }
                : newDraft(startingWith(channels, parameters.get('channel')))
            }
            alertRuleId={null}
            channels={channels}
          />
        )
      }}
    </Known>
  )
}

export function AlertRuleScreen({ alertRuleId }: { alertRuleId: string }) {
  return (
    <Known title={t('alerts.alertRuleScreen.alertRule')} titled={alertRuleId}>
      {(rules, channels) => {
        const rule = rules.find(({ id }) => id === alertRuleId)
        return rule ? (
          <AlertRuleForm
            route={`/alerts/rules/${rule.id}`}
            initial={draftOf(rule)}
            alertRuleId={rule.id}
            channels={channels}
          />
        ) : (
          <NoSuchAlertRule />
        )
      }}
    </Known>
  )
}

/** The page, once alert rules and channels are known; `titled` is the one it is named after. */
function Known({
  title,
  titled,
  children,
}: {
  title: string
  titled?: string
  children: (rules: AlertRule[], channels: Channel[]) => ReactNode
}) {
  const rules = useCall('listAlertRules', {}, ['channels'])
  const channels = useChannels()
  const name = rules.data?.find(({ id }) => id === titled)?.name
  return (
    <Page>
      <PageHeader title={name ?? title} crumbs={crumbs} />
      <QueryView state={rules}>
        {(all) => <QueryView state={channels}>{(known) => children(all, known)}</QueryView>}
      </QueryView>
    </Page>
  )
}

function startingWith(channels: Channel[], wanted: string | null): AlertRuleDraft['channelIds'] {
  const channel = channels.find(({ id }) => id === wanted) ?? channels.find(({ enabled }) => enabled)
  return channel ? [channel.id] : []
}

function NoSuchAlertRule() {
  return (
    <EmptyState
      icon={<BellOff size={20} aria-hidden />}
      title={t('alerts.alertRuleScreen.thereIsNoSuchAlert')}
      actions={
        <Link href="/alerts/rules" className="button">
          {t('alerts.alertRuleScreen.allAlertRules')}
        </Link>
      }
    >
      {t('alerts.alertRuleScreen.itMayHaveBeenDeleted')}
    </EmptyState>
  )
}
