import { Route, Switch } from 'wouter'
import { NotFoundScreen } from '../not-found'
import { ComplianceScreen } from './compliance'
import { PackScreen } from './pack'

export default function ComplianceRoutes() {
  return (
    <Switch>
      <Route path="/compliance">
        <ComplianceScreen />
      </Route>
      <Route path="/compliance/:id">{({ id }) => <PackScreen key={id} packId={id} />}</Route>
      <Route>
        <NotFoundScreen />
      </Route>
    </Switch>
  )
}
