import { BellOff } from 'lucide-react'
import { Link, useSearchParams } from 'wouter'
import { Page, PageHeader } from '../../../components/page'
import { QueryView } from '../../../components/query-view'
import { EmptyState } from '../../../components/states'
import { t } from '../../../texts'
import { ChannelForm } from './channel-form'
import { ChannelIcon, channelKinds, channelName, describeChannel } from './channel-kinds'
import { addedKinds, draftOf, newChannel } from './draft'
import { useChannels } from './use-channels'

const crumbs = [
  {
    get title() {
      return t('common.channels')
    },
    to: '/alerts/channels',
  },
]

/** First what kind it is, then its form. `?back=`: the alert rule's form that it is added for. */
export function NewChannelScreen() {
  const [parameters] = useSearchParams()
  const kind = addedKinds.find((known) => known === parameters.get('kind'))
  const asked = parameters.get('back')
  const back = asked?.startsWith('/alerts/rules/') ? asked : null
  return (
    <Page>
      <PageHeader
        title={
          kind
            ? t('alerts.channelScreen.newChannel', { name: channelKinds[kind].name })
            : t('alerts.channelScreen.newChannel2')
        }
        crumbs={back ? [{ title: t('alerts.alertRuleForm.alertRule'), to: back }] : crumbs}
        description={t('alerts.channelScreen.onlyAddressesThatYouEnter')}
      />
      {kind ? (
        <ChannelForm key={kind} initial={newChannel(kind)} channel={null} back={back} />
      ) : (
        <ul className="channel-kinds">
          {addedKinds.map((other) => (
            <li key={other} className="box channel-kind">
              <ChannelIcon kind={other} size={18} />
              <div>
                <Link
                  href={`/alerts/channels/new?${new URLSearchParams({ kind: other, ...(back && { back }) })}`}
                  className="covering-link"
                >
                  {channelKinds[other].name}
                </Link>
                <p className="small soft">{channelKinds[other].note}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}

export function ChannelScreen({ channelId }: { channelId: string }) {
  const channels = useChannels()
  const channel = channels.data?.find(({ id }) => id === channelId)
  return (
    <Page>
      <PageHeader
        title={
          channel ? channelName({ name: channel.name, kind: channel.settings.kind }) : t('common.channel')
        }
        crumbs={crumbs}
        description={channel && describeChannel(channel)}
      />
      <QueryView state={channels}>
        {() => (channel ? <ChannelForm initial={draftOf(channel)} channel={channel} /> : <NoSuchChannel />)}
      </QueryView>
    </Page>
  )
}

function NoSuchChannel() {
  return (
    <EmptyState
      icon={<BellOff size={20} aria-hidden />}
      title={t('alerts.channelScreen.thereIsNoSuchChannel')}
      actions={
        <Link href="/alerts/channels" className="button">
          {t('alerts.channelScreen.allChannels')}
        </Link>
      }
    >
      {t('alerts.channelScreen.itMayHaveBeenDeleted')}
    </EmptyState>
  )
}
