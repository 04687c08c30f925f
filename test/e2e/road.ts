/**
 * The road from a token to an alert, as a person walks it on the screen. The same in every host: the tests of each
 * call these steps in this order, and add what only that host has.
 */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { DemoApi } from '../../src-main/demo/demo-api'
import { expectNothingFromAxe, screenshot } from './looking'

export interface Walk {
  /** Names the screenshots. */
  host: 'browser' | 'desktop'
  /** The main window. */
  page: Page
  workspace: DemoApi
  /** The window that `act` opens. */
  opened(act: () => Promise<unknown>): Promise<Page>
}

export const integrationName = 'Acme production'

async function look(walk: Walk, name: string, page = walk.page): Promise<void> {
  await screenshot(page, `${walk.host}-${name}`)
  await expectNothingFromAxe(page)
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })

/** The wizard: a wrong token is explained, a right one names the workspace before anything is saved. */
export async function addIntegration(walk: Walk): Promise<void> {
  const { page, workspace } = walk
  await page.getByRole('link', { name: 'Connect Segment' }).waitFor()
  await look(walk, '1-welcome')
  await page.getByRole('link', { name: 'Connect Segment' }).click()
  await page.getByLabel('Name').fill(integrationName)
  await page.getByRole('radio', { name: 'Custom API URL' }).click()
  await page.getByLabel('API URL', { exact: true }).fill(workspace.url)
  const token = page.getByLabel('Public API token', { exact: true })
  expect(await token.getAttribute('type')).toBe('password')

  await token.fill(`sgp_${'x'.repeat(64)}`)
  await page.getByRole('button', { name: 'Test connection' }).click()
  await page.getByText('Segment does not accept this token.').waitFor()
  await look(walk, '2-wrong-token')

  await token.fill(workspace.token)
  await page.getByRole('button', { name: 'Test connection' }).click()
  await page.getByText(`Connected to “${workspace.world().workspace.name}”`).waitFor()
  await look(walk, '3-connected')
  await page.getByRole('button', { name: 'Create' }).click()
  await heading(page, integrationName).waitFor()
}

/** The first poll, watched: cancelled half way, then run to its end. */
export async function watchFirstPoll(walk: Walk): Promise<void> {
  const { page, workspace } = walk
  const running = page.getByRole('region', { name: 'Poll under way' })
  await running.waitFor()
  // Nothing was checked yet: that is not to be read as nothing found.
  await page.getByRole('link', { name: /Open findings.*Known after the first poll/ }).waitFor()
  await look(walk, '4-first-poll')
  await running.getByRole('button', { name: 'Cancel' }).click()
  const last = page.getByRole('region', { name: 'Last poll' })
  await last.getByText('Cancelled', { exact: true }).waitFor()

  workspace.setFaults([])
  await page.getByRole('main').getByRole('button', { name: 'Sync now' }).click()
  await last.getByText('Complete', { exact: true }).waitFor({ timeout: 30_000 })
  await page.getByText('Off. Asking makes Segment try a connection to each warehouse.').waitFor()
  await look(walk, '5-polled')
}

/** The resource browser window: a type, a search, one resource with its JSON and its changes. */
export async function browseResources(walk: Walk): Promise<void> {
  const { page, workspace } = walk
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Resources' }).click()
  await heading(page, 'Resources').waitFor()
  await look(walk, '6-resources')
  const browser = await walk.opened(() => page.getByRole('link', { name: 'Users', exact: true }).click())
  const grid = browser.getByRole('grid')
  await grid.getByRole('row').nth(3).waitFor()
  await look(walk, '7-browser', browser)

  const [person] = workspace.world().users
  await browser.getByRole('searchbox').fill(person!.email)
  await expect.poll(() => grid.getByRole('row').count()).toBe(2)
  await grid.getByRole('row').nth(1).click()
  await browser.getByRole('heading', { name: person!.email }).waitFor()
  await look(walk, '8-resource', browser)
  for (const tab of ['JSON', 'Changes']) {
    await browser.getByRole('tab', { name: tab }).click()
    await look(walk, `9-resource-${tab.toLowerCase()}`, browser)
  }
  await browser.close()
}

/** Somebody from outside becomes an owner: the next poll tells of it. */
export async function raiseAlert(walk: Walk): Promise<string> {
  const { page, workspace } = walk
  const email = 'mallory@elsewhere.example'
  workspace.mutate((world) => {
    const owner = world.users.find((user) =>
      user.permissions.some(({ roleName }) => roleName === 'Workspace Owner'),
    )
    world.users.push({ ...structuredClone(owner!), id: 'mallory', name: 'Mallory', email })
  })
  await page.getByRole('button', { name: 'Sync now' }).first().click()
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Alerts' }).click()
  await page.getByText(`Owner outside the company’s domains: ${email}`).first().waitFor({ timeout: 30_000 })
  await look(walk, '10-alerts')
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Rules' }).click()
  await heading(page, 'Rules').waitFor()
  await look(walk, '11-rules')
  return email
}

/** Pause and resume by the toggle in the list. */
export async function pauseAndResume(walk: Walk): Promise<void> {
  const { page } = walk
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Integrations' }).click()
  const toggle = page.getByRole('switch', { name: `${integrationName} enabled` })
  await toggle.click()
  await page.getByRole('button', { name: 'Polls: Disabled' }).waitFor()
  await page.getByRole('listitem').getByText('Disabled', { exact: true }).waitFor()
  await look(walk, '12-paused')
}

export async function resume(walk: Walk): Promise<void> {
  await walk.page.getByRole('switch', { name: `${integrationName} enabled` }).click()
  await walk.page.getByText('Enabled', { exact: true }).waitFor()
}

/** Delete asks for the name, says what goes, and reminds to revoke the token. */
export async function deleteIntegration(walk: Walk): Promise<void> {
  const { page } = walk
  await page.getByRole('link', { name: integrationName }).click()
  await page.getByRole('button', { name: 'Delete' }).click()
  const dialog = page.getByRole('dialog')
  await look(walk, '13-delete')
  const confirm = dialog.getByRole('button', { name: 'Delete' })
  await expect.poll(() => confirm.getAttribute('aria-disabled')).toBe('true')
  await dialog.getByRole('textbox').fill(integrationName)
  await confirm.click()
  await page.getByText(/Revoke the token in Segment as well/).waitFor()
  await look(walk, '14-deleted')
  await page.getByRole('button', { name: 'Done' }).click()
}
