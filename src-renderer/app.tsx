import { Tooltip } from 'radix-ui'
import { lazy, Suspense, useEffect } from 'react'
import { Route, Switch } from 'wouter'
import { Shell } from './components/shell/shell'
import { Toasts } from './components/toasts'
import { places, prefetchPlace, prefetchPlaces, resourceBrowser } from './places'
import { NotFoundScreen } from './screens/not-found'
import { PaletteHost } from './screens/palette/palette-host'
import { useSuppressing } from './screens/rules/suppressing/suppressing-store'
import { useOverview } from './state/overview'

const SuppressDialog = lazy(() => import('./screens/rules/suppressing/suppress-dialog'))

/** Every place in the app. What lies under `/browser` is a window of its own, without the sidebar. */
export function App() {
  return (
    <Tooltip.Provider delayDuration={400}>
      <Switch>
        <Route path="/browser/*?">
          <resourceBrowser.Place />
        </Route>
        <Route>
          <MainWindow />
        </Route>
      </Switch>
      <PaletteHost />
      <Suppressing />
      <Toasts />
    </Tooltip.Provider>
  )
}

function MainWindow() {
  // Not while the first screen still waits for the engine: it would be kept waiting.
  const answered = useOverview(({ data, error }) => data !== null || error !== null)
  useEffect(() => {
    if (answered) prefetchPlaces()
  }, [answered])
  return (
    <Shell onApproach={prefetchPlace}>
      <Switch>
        {Object.entries(places).map(([first, { Place }]) => (
          <Route key={first} path={first === '' ? '/' : `/${first}/*?`}>
            <Place />
          </Route>
        ))}
        <Route>
          <NotFoundScreen />
        </Route>
      </Switch>
    </Shell>
  )
}

/** Opens from anywhere that findings are shown. */
function Suppressing() {
  const subject = useSuppressing((state) => state.subject)
  return (
    subject && (
      <Suspense fallback={null}>
        <SuppressDialog />
      </Suspense>
    )
  )
}
