import { Route, Switch } from 'wouter'
import { NotFoundScreen } from '../not-found'
import { AddIntegrationScreen } from './add/add-integration'
import { CatalogScreen } from './add/catalog'
import { IntegrationScreen } from './detail/integration'
import { IntegrationsScreen } from './integrations'

export default function IntegrationRoutes() {
  return (
    <Switch>
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
      <Route>
        <NotFoundScreen />
      </Route>
    </Switch>
  )
}
