import { Route, Switch } from 'wouter'
import { findingsRoute } from '../../state/location'
import { NotFoundScreen } from '../not-found'
import { RuleBacktestRoute, RuleEditorRoute } from './lazy-screens'
import { RuleScreen } from './rule'
import { RulesScreen } from './rules'
import { SuppressionsScreen } from './suppressions/suppressions'

export default function RuleRoutes() {
  return (
    <Switch>
      <Route path="/rules">
        <RulesScreen tab="rules" />
      </Route>
      <Route path={findingsRoute}>
        <RulesScreen tab="findings" />
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
      <Route>
        <NotFoundScreen />
      </Route>
    </Switch>
  )
}
