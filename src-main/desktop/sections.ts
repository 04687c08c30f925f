import type { Route } from './windows'

/** The main window's sections as the menu names them, in the sidebar's order: their shortcuts go by it. */
export const sections: { title: string; route: Route }[] = [
  { title: 'Home', route: '#/' },
  { title: 'Integrations', route: '#/integrations' },
  { title: 'Resources', route: '#/resources' },
  { title: 'Changes', route: '#/changes' },
  { title: 'Query', route: '#/query' },
  { title: 'Rules', route: '#/rules' },
  { title: 'Compliance', route: '#/compliance' },
  { title: 'Access', route: '#/access' },
  { title: 'Alerts', route: '#/alerts' },
]
