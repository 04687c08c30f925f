import type { DesktopTexts } from './texts'
import type { Route } from './windows'

/** The main window's sections as the menu names them, in the sidebar's order: their shortcuts go by it. */
export const sections: { name: keyof DesktopTexts['sections']; route: Route }[] = [
  { name: 'home', route: '#/' },
  { name: 'integrations', route: '#/integrations' },
  { name: 'resources', route: '#/resources' },
  { name: 'changes', route: '#/changes' },
  { name: 'query', route: '#/query' },
  { name: 'rules', route: '#/rules' },
  { name: 'compliance', route: '#/compliance' },
  { name: 'access', route: '#/access' },
  { name: 'alerts', route: '#/alerts' },
]
