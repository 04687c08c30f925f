import { Route, Switch } from 'wouter'
import { NotFoundScreen } from '../not-found'
import { AlertsScreen } from './alerts'
import { ChannelScreen, NewChannelScreen } from './channels/channel-screen'
import { AlertRuleScreen, NewAlertRuleScreen } from './rules/alert-rule-screen'

export default function AlertRoutes() {
  return (
    <Switch>
      <Route path="/alerts/rules/new">
        <NewAlertRuleScreen />
      </Route>
      <Route path="/alerts/rules/:id">{({ id }) => <AlertRuleScreen key={id} alertRuleId={id} />}</Route>
      <Route path="/alerts/channels/new">
        <NewChannelScreen />
      </Route>
      <Route path="/alerts/channels/:id">{({ id }) => <ChannelScreen key={id} channelId={id} />}</Route>
      <Route path="/alerts/:tab?">{({ tab }) => <AlertsScreen tab={tab ?? 'inbox'} />}</Route>
      <Route>
        <NotFoundScreen />
      </Route>
    </Switch>
  )
}
