import access from './en/access.json'
import alerts from './en/alerts.json'
import browser from './en/browser.json'
import changes from './en/changes.json'
import common from './en/common.json'
import compliance from './en/compliance.json'
import components from './en/components.json'
import home from './en/home.json'
import integrations from './en/integrations.json'
import palette from './en/palette.json'
import query from './en/query.json'
import resources from './en/resources.json'
import rules from './en/rules.json'
import settings from './en/settings.json'
import shell from './en/shell.json'

/** Every text there is, by area: what the keys of `t` are made from. */
export const english = {
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
