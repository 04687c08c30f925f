/** What is looked at: every screen, and the states that it can be in. */
import type { Page } from 'playwright-core'

export interface Shot {
  name: string
  /** The route, as the hash has it. */
  at: string
  /** What is done there before it is looked at. */
  act?(page: Page): Promise<unknown>
}

const button = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click()
const openFirst = (role: 'link' | 'row', scope: string) => async (page: Page) => {
  const all = page.locator(scope).getByRole(role)
  await all.nth(role === 'row' ? 1 : 0).click()
  await page.waitForTimeout(600)
}

/** Of a workspace that has been watched for weeks. */
export const lived: Shot[] = [
  { name: 'home', at: '/' },
  { name: 'integrations', at: '/integrations' },
  { name: 'integration', at: '/integrations', act: openFirst('link', '#main .integration-list') },
  {
    name: 'integration-settings',
    at: '/integrations',
    act: async (page) => {
      await openFirst('link', '#main .integration-list')(page)
      await page.getByRole('tab', { name: 'Settings' }).click()
    },
  },
  { name: 'add-integration', at: '/integrations/add' },
  { name: 'add-segment', at: '/integrations/add/segment' },
  { name: 'resources', at: '/resources' },
  { name: 'changes', at: '/changes' },
  { name: 'query', at: '/query' },
  {
    name: 'query-result',
    at: `/query?sql=${encodeURIComponent("SELECT userEmail, roleName, path, groupName FROM segment_effective_access WHERE roleName LIKE '%Owner%'")}`,
    act: async (page) => {
      await page.locator('.cm-content').click()
      await page.keyboard.press('ControlOrMeta+Enter')
      await page.waitForTimeout(800)
    },
  },
  { name: 'rules', at: '/rules' },
  { name: 'findings', at: '/rules/-/findings' },
  { name: 'findings-finding', at: '/rules/-/findings', act: openFirst('row', '#main [role=grid]') },
  { name: 'rule', at: '/rules/segment-source-without-labels' },
  {
    name: 'finding',
    at: '/rules/segment-source-without-labels',
    act: async (page) => {
      await page.locator('.findings-table [role=row]').nth(1).click()
    },
  },
  { name: 'rule-new', at: '/rules/-/new' },
  { name: 'rule-backtest', at: '/rules/segment-source-without-labels/backtest' },
  { name: 'suppressions', at: '/rules/-/suppressions' },
  { name: 'compliance', at: '/compliance' },
  { name: 'pack', at: '/compliance/segment-baseline' },
  { name: 'access', at: '/access' },
  { name: 'access-person', at: '/access', act: openFirst('row', '#main [role=grid]') },
  { name: 'reviews', at: '/access/reviews' },
  { name: 'review', at: '/access/reviews', act: openFirst('row', '#main [role=grid]') },
  { name: 'review-new', at: '/access/reviews', act: button(/New review/) },
  { name: 'alerts', at: '/alerts' },
  { name: 'alert-rules', at: '/alerts/rules' },
  { name: 'alert-rule-new', at: '/alerts/rules/new' },
  { name: 'channels', at: '/alerts/channels' },
  { name: 'channel-new', at: '/alerts/channels/new' },
  { name: 'deliveries', at: '/alerts/deliveries' },
  { name: 'quiet-hours', at: '/alerts/times' },
  { name: 'settings', at: '/settings' },
  { name: 'settings-network', at: '/settings/network' },
  { name: 'settings-log', at: '/settings/log' },
  { name: 'settings-diagnostics', at: '/settings/diagnostics' },
  { name: 'settings-about', at: '/settings/about' },
  { name: 'browser', at: '/browser?type=segment_user' },
  { name: 'browser-resource', at: '/browser?type=segment_user', act: openFirst('row', '[role=grid]') },
  {
    name: 'palette',
    at: '/',
    act: async (page) => {
      await page.keyboard.press('ControlOrMeta+k')
      await page.waitForTimeout(300)
      await page.keyboard.type('own')
      await page.waitForTimeout(600)
    },
  },
  { name: 'shortcuts', at: '/', act: button('Keyboard shortcuts') },
  { name: 'polls', at: '/', act: button(/^Polls/) },
  { name: 'not-found', at: '/nowhere' },
]

/** Of a workspace that is kept from answering. */
export const troubled: Shot[] = [
  { name: 'home-not-ready', at: '/' },
  { name: 'integrations-not-ready', at: '/integrations' },
  { name: 'integration-not-ready', at: '/integrations', act: openFirst('link', '#main .integration-list') },
]
