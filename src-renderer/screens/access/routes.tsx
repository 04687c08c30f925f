import { Route, Switch } from 'wouter'
import { NotFoundScreen } from '../not-found'
import { AccessScreen } from './access'
import { SubjectScreen } from './explore/subject'
import { ReviewScreen } from './reviews/review'

export default function AccessRoutes() {
  return (
    <Switch>
      <Route path="/access">
        <AccessScreen tab="explore" />
      </Route>
      <Route path="/access/map">
        <AccessScreen tab="map" />
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
      <Route>
        <NotFoundScreen />
      </Route>
    </Switch>
  )
}
