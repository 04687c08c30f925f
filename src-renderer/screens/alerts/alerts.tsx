import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Page, PageHeader } from '../../components/page'
import { Tabs } from '../../components/tabs'
import { navigate } from '../../state/location'
import { t } from '../../texts'
import { ChannelsTab } from './channels/channels'
import { DeliveriesTab } from './deliveries/deliveries'
import { InboxTab } from './inbox/inbox'
import { MarkSeen } from './inbox/mark-seen'
import { AlertRulesTab } from './rules/alert-rules'
import { TimesTab } from './times/times'

interface Place {
  key: string
  title: string
  description: string
  content: ReactNode
  actions?: ReactNode
}

const inbox: Place = {
  key: 'inbox',
  get title() {
    return t('alerts.screen.alerts')
  },
  get description() {
    return t('alerts.screen.whatGotWorseWhatWas')
  },
  content: <InboxTab />,
  actions: <MarkSeen />,
}
const places: Place[] = [
  inbox,
  {
    key: 'rules',
    get title() {
      return t('alerts.screen.alertRules')
    },
    get description() {
      return t('alerts.screen.whichAlertsAreToldWhere')
    },
    content: <AlertRulesTab />,
    get actions() {
      return <NewLink to="/alerts/rules/new">{t('alerts.screen.newAlertRule')}</NewLink>
    },
  },
  {
    key: 'channels',
    get title() {
      return t('common.channels')
    },
    get description() {
      return t('alerts.screen.whereAlertsAreToldOnly')
    },
    content: <ChannelsTab />,
    get actions() {
      return <NewLink to="/alerts/channels/new">{t('alerts.screen.addAChannel')}</NewLink>
    },
  },
  {
    key: 'deliveries',
    get title() {
      return t('alerts.screen.deliveries')
    },
    get description() {
      return t('alerts.screen.everyMessageToAChannel')
    },
    content: <DeliveriesTab />,
  },
  {
    key: 'times',
    get title() {
      return t('alerts.screen.quietHoursDigests')
    },
    get description() {
      return t('alerts.screen.whenToBeLeftAlone')
    },
    content: <TimesTab />,
  },
]

/** The alerts themselves, and all about how they are told. */
export function AlertsScreen({ tab }: { tab: string }) {
  const place = places.find(({ key }) => key === tab) ?? inbox
  return (
    <Page wide={place.key === 'deliveries'} fill={place.key === 'deliveries'}>
      <PageHeader title={t('alerts.screen.alerts')} description={place.description} actions={place.actions} />
      <div className="alert-tabs">
        <Tabs
          label={t('alerts.screen.alerts')}
          tabs={places}
          value={place.key}
          onChange={(key) => navigate(key === inbox.key ? '/alerts' : `/alerts/${key}`, { replace: true })}
        />
      </div>
    </Page>
  )
}

function NewLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link className="button button-primary" href={to}>
      <Plus size={15} aria-hidden />
      {children}
    </Link>
  )
}
