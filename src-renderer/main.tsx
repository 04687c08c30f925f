// Asks the engine before all else is made ready.
import './state/overview'

import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Router } from 'wouter'
import { App } from './app'
import { prefetchPlace } from './places'
import { applyDensity } from './state/density'
import { applyLanguage, useLanguage } from './state/language'
import { useHashLocation } from './state/location'
import { followMenu } from './state/menu-choices'
import { applyTheme } from './state/theme'
import './styles/index.css'

// What the address asks for is on its way while all else is made ready.
prefetchPlace(location.hash.slice(1))
// Before the first paint, so that a dark page never flashes white, nor a German one English.
applyTheme()
applyDensity()
followMenu()
await applyLanguage()

function Root() {
  const language = useLanguage((state) => state.shown)
  return (
    // Another language is another page: nothing keeps a word of the one before.
    <Router hook={useHashLocation} key={language}>
      <App />
    </Router>
  )
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <Root />
  </StrictMode>,
)
