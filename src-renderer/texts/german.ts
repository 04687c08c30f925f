import access from './de/access.json'
import alerts from './de/alerts.json'
import browser from './de/browser.json'
import changes from './de/changes.json'
import common from './de/common.json'
import compliance from './de/compliance.json'
import components from './de/components.json'
import home from './de/home.json'
import integrations from './de/integrations.json'
import palette from './de/palette.json'
import query from './de/query.json'
import resources from './de/resources.json'
import rules from './de/rules.json'
import settings from './de/settings.json'
import shell from './de/shell.json'

export const german = {
  access,
  alerts,
  browser,
  changes,
  common,
  compliance,
  components,
  home,
  integrations,
  palette,
  query,
  resources,
  rules,
  settings,
  shell,
}
