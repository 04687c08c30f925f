import { Tooltip } from 'radix-ui'
import { lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { Shell } from './components/shell/shell'
import { SkeletonLines } from './components/skeleton'
import { Toasts } from './components/toasts'
import { AccessScreen } from './screens/access/access'
import { SubjectScreen } from './screens/access/explore/subject'
import { ReviewScreen } from './screens/access/reviews/review'
import { AlertsScreen } from './screens/alerts/alerts'
import { ChannelScreen, NewChannelScreen } from './screens/alerts/channels/channel-screen'
import { AlertRuleScreen, NewAlertRuleScreen } from './screens/alerts/rules/alert-rule-screen'
import { ComplianceScreen } from './screens/compliance/compliance'
import { PackScreen } from './screens/compliance/pack'
import { HomeScreen } from './screens/home/home'
import { AddIntegrationScreen } from './screens/integrations/add/add-integration'
import { CatalogScreen } from './screens/integrations/add/catalog'
import { IntegrationScreen } from './screens/integrations/detail/integration'
import { IntegrationsScreen } from './screens/integrations/integrations'
import { NotFoundScreen } from './screens/not-found'
import { PaletteHost } from './screens/palette/palette-host'
import { BrowserWindow } from './screens/resources/browser'
import { ResourcesScreen } from './screens/resources/resources'
import { RuleBacktestRoute, RuleEditorRoute } from './screens/rules/lazy-screens'
import { RuleScreen } from './screens/rules/rule'
import { RulesScreen } from './screens/rules/rules'
import { SuppressDialog } from './screens/rules/suppressing/suppress-dialog'
import { SuppressionsScreen } from './screens/rules/suppressions/suppressions'
import { SettingsScreen } from './screens/settings/settings'

// With an editor and charts, it is as large as all the rest: it comes when it is first wanted.
const QueryScreen = lazy(() => import('./screens/query/query'))

/** Every place in the app. What lies under `/browser` is a window of its own, without the sidebar. */
export function App() {
  return (
    <Tooltip.Provider delayDuration={400}>
      <Switch>
        <Route path="/browser/*?">
          <BrowserWindow />
        </Route>
        <Route>
          <Shell>
            <Sections />
          </Shell>
        </Route>
      </Switch>
      <PaletteHost />
      <SuppressDialog />
      <Toasts />
    </Tooltip.Provider>
  )
}

function Sections() {
  return (
    <Switch>
      <Route path="/">
        <HomeScreen />
      </Route>
      <Route path="/integrations">
        <IntegrationsScreen />
      </Route>
      <Route path="/integrations/add">
        <CatalogScreen />
      </Route>
      <Route path="/integrations/add/:connector">
        {({ connector }) => <AddIntegrationScreen connectorKey={connector} />}
      </Route>
      <Route path="/integrations/:id/:tab?">
        {({ id, tab }) => <IntegrationScreen key={id} integrationId={id} tab={tab ?? 'overview'} />}
      </Route>
      <Route path="/resources">
        <ResourcesScreen />
      </Route>
      <Route path="/query">
        <Suspense fallback={<SkeletonLines lines={8} />}>
          <QueryScreen />
        </Suspense>
      </Route>
      <Route path="/rules">
        <RulesScreen />
      </Route>
      {/* No rule’s id begins with a hyphen. */}
      <Route path="/rules/-/new">
        <RuleEditorRoute mode="new" />
      </Route>
      <Route path="/rules/:id/duplicate">
        {({ id }) => <RuleEditorRoute key={id} mode="duplicate" ruleId={id} />}
      </Route>
      <Route path="/rules/:id/edit">{({ id }) => <RuleEditorRoute key={id} mode="edit" ruleId={id} />}</Route>
      <Route path="/rules/:id/backtest">{({ id }) => <RuleBacktestRoute key={id} ruleId={id} />}</Route>
      <Route path="/rules/-/suppressions">
        <SuppressionsScreen />
      </Route>
      <Route path="/rules/:id">{({ id }) => <RuleScreen key={id} ruleId={id} />}</Route>
      <Route path="/compliance">
        <ComplianceScreen />
      </Route>
      <Route path="/compliance/:id">{({ id }) => <PackScreen key={id} packId={id} />}</Route>
      <Route path="/access">
        <AccessScreen tab="explore" />
      </Route>
      <Route path="/access/reviews">
        <AccessScreen tab="reviews" />
      </Route>
      <Route path="/access/reviews/:id">{({ id }) => <ReviewScreen key={id} reviewId={id} />}</Route>
      <Route path="/access/of/:integration/:type/:id">
        {({ integration, type, id }) => (
          <SubjectScreen
            key={`${integration} ${type} ${id}`}
            integrationId={integration}
            type={type}
            id={id}
          />
        )}
      </Route>
      <Route path="/alerts/rules/new">
        <NewAlertRuleScreen />
      </Route>
      <Route path="/alerts/rules/:id">{({ id }) => <AlertRuleScreen key={id} alertRuleId={id} />}</Route>
      <Route path="/alerts/channels/new">
        <NewChannelScreen />
      </Route>
      <Route path="/alerts/channels/:id">{({ id }) => <ChannelScreen key={id} channelId={id} />}</Route>
      <Route path="/alerts/:tab?">{({ tab }) => <AlertsScreen tab={tab ?? 'inbox'} />}</Route>
      <Route path="/settings">
        <SettingsScreen />
      </Route>
      <Route>
        <NotFoundScreen />
      </Route>
    </Switch>
  )
}
