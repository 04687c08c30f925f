import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Router } from 'wouter'
import { App } from './app'
import { useHashLocation } from './state/location'
import { followMenu } from './state/menu-choices'
import { applyTheme } from './state/theme'
import './styles/index.css'

// Before the first paint, so that a dark page never flashes white.
applyTheme()
followMenu()

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <Router hook={useHashLocation}>
      <App />
    </Router>
  </StrictMode>,
)
