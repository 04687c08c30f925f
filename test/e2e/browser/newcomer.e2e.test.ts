/** Two things that somebody wants who has Sightline for the first time, by what they see and no more. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { grant, isOwner, OWNER, type Source, type User } from '../../../src-main/demo/world'
import { expectNothingFromAxe, screenshot } from '../looking'
import { hindrance } from './chromium'
import { type Connected, connected } from './connected'

describe.skipIf(hindrance)('a newcomer', () => {
  let app: Connected
  let page: Page
  let slack: Server
  let address: string
  const messages: string[] = []
  const press = (name: string | RegExp) => page.getByRole('button', { name }).click()
  const told = (text: string | RegExp) => page.getByText(text).first().waitFor()
  const section = (name: string) =>
    page
      .getByRole('navigation', { name: 'Sections' })
      .getByRole('link', { name: new RegExp(`^${name}`) })
      .click()

  beforeAll(async () => {
    slack = createServer(async (request, response) => {
      let body = ''
      for await (const piece of request) body += piece
      messages.push(body)
      response.end('ok')
    }).listen(0, '127.0.0.1')
    await once(slack, 'listening')
    address = `http://127.0.0.1:${(slack.address() as AddressInfo).port}/services/T1/B1/secret`
    app = await connected()
    page = app.page
    await page.emulateMedia({ reducedMotion: 'reduce' })
  })
  afterAll(async () => {
    await app?.end()
    slack?.close()
  })

  test('finds out why a contractor can see the production source, and makes it stop showing up', async () => {
    const { users, sources } = app.workspace.world()
    const contractor = users.find(
      (user) => isOwner(user) && user.email.endsWith('contractor.example'),
    ) as User
    const production = sources.find(({ labels }) => labels.some(({ value }) => value === 'prod')) as Source

    // Who can see the source?
    await page.keyboard.press('ControlOrMeta+k')
    await page.getByRole('combobox').fill(String(production.name))
    await page
      .getByRole('option', { name: new RegExp(`^${production.name}`) })
      .first()
      .waitFor()
    await page.keyboard.press('Escape')
    await section('Access')
    await page
      .getByRole('searchbox', { name: 'Search people, groups, roles, resources' })
      .fill(String(production.name))
    const found = page.getByRole('grid', { name: 'People, groups, roles and resources' }).getByRole('row')
    await found.filter({ hasText: production.name }).first().click()
    await told(/people can touch it/)
    // Why the contractor?
    await page.getByRole('searchbox', { name: 'Search people and roles' }).fill(String(contractor.name))
    const grants = page.getByRole('grid', { name: 'Who can touch this' }).getByRole('row')
    await grants.filter({ hasText: contractor.name }).filter({ hasText: OWNER }).first().click()
    const why = page.getByRole('complementary', { name: 'Why' })
    await why.getByRole('heading', { name: OWNER }).waitFor()
    await screenshot(page, 'newcomer-why')
    await why.getByRole('link', { name: new RegExp(contractor.name) }).click()

    // That is a finding. It is as agreed, and says so from now on.
    const findings = page.getByRole('region', { name: 'Open findings' })
    const outside = 'Owner outside the company’s domains'
    await findings.getByRole('link', { name: outside }).waitFor()
    await expectNothingFromAxe(page)
    await findings.getByRole('button', { name: `Suppress “${outside}”…` }).click()
    const dialog = page.getByRole('dialog')
    await dialog
      .getByRole('textbox', { name: /^Reason/ })
      .fill('Runs the migration until March, agreed with Ann.')
    await expectNothingFromAxe(page)
    await dialog.getByRole('button', { name: 'Suppress', exact: true }).click()
    await told('1 finding suppressed')
    await expect.poll(() => findings.getByRole('link', { name: outside }).count()).toBe(0)

    await section('Rules')
    await page.getByRole('searchbox', { name: 'Search rules' }).fill(outside)
    await page.getByRole('row').filter({ hasText: outside }).first().click()
    await page.getByRole('heading', { level: 1, name: outside }).waitFor()
    await page.getByRole('tab', { name: /^Suppressed\s*1$/ }).click()
    await page.getByRole('row', { name: new RegExp(contractor.email) }).waitFor()
  })

  test('is told on Slack whenever someone becomes owner', async () => {
    await section('Alerts')
    await page.getByRole('tab', { name: 'Channels', exact: true }).click()
    await page.getByRole('link', { name: 'Add a channel' }).first().click()
    await page.getByRole('link', { name: 'Slack' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('#security')
    await page.getByLabel('Webhook address', { exact: true }).fill(address)
    await press('Send a test')
    await told('The test message arrived')
    await press('Add channel')
    await page.getByRole('main').getByRole('link', { name: '#security' }).waitFor()
    messages.length = 0

    await page.getByRole('tab', { name: 'Alert rules', exact: true }).click()
    await page.getByRole('link', { name: 'New alert rule' }).click()
    await expectNothingFromAxe(page)
    await screenshot(page, 'newcomer-alert-rule')
    await page.getByRole('radio', { name: /^Changes/ }).click()
    const values = page.getByRole('textbox', { name: /^What came with it/ })
    await values.fill(OWNER)
    await values.press('Enter')
    await page.getByRole('checkbox', { name: /^This computer/ }).uncheck()
    await page.getByRole('checkbox', { name: /^#security/ }).check()
    await told(`A resource changes, with “${OWNER}” new in it`)
    await page.getByRole('textbox', { name: 'Name' }).fill('Somebody became owner')
    await expectNothingFromAxe(page)
    await screenshot(page, 'newcomer-alert-rule')
    await press('Add alert rule')
    await page.getByRole('switch', { name: 'Somebody became owner enabled', checked: true }).waitFor()

    const others = app.workspace.world().users.filter((user) => !isOwner(user))
    const [promoted, other] = others as [User, User]
    app.workspace.mutate((world) => {
      const user = (id: string) => world.users.find((one) => one.id === id) as User
      user(promoted.id).permissions.push(grant(world, OWNER))
      // Of this nobody asked to be told.
      user(other.id).permissions = [grant(world, 'Source Read-only')]
    })
    await press('Sync now')
    await expect.poll(() => messages.length, { timeout: 30_000 }).toBe(1)
    expect(messages[0]).toContain('Somebody became owner')
    expect(messages[0]).toContain(promoted.email)
    expect(messages[0]).not.toContain(other.email)
    await section('Alerts')
    await told(/^Somebody became owner/)
  })
})
