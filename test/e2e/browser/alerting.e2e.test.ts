import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectNothingFromAxe, screenshot } from '../looking'
import { hindrance } from './chromium'
import { type Connected, connected } from './connected'

const secret = 'what both sides know'
const mallory = 'mallory@elsewhere.example'

interface Received {
  headers: IncomingHttpHeaders
  body: string
}

describe.skipIf(hindrance)('alerts told elsewhere, in a browser', () => {
  let app: Connected
  let page: Page
  let hook: Server
  let address: string
  /** What the webhook's server answers. */
  let status = 200
  const received: Received[] = []
  const main = () => page.getByRole('main')
  const press = (name: string | RegExp) => page.getByRole('button', { name }).click()
  const told = (text: string | RegExp) => page.getByText(text).first().waitFor()
  const tab = (name: string) => page.getByRole('tab', { name, exact: true }).click()
  const toAlerts = () =>
    page
      .getByRole('link', { name: /^Alerts/ })
      .first()
      .click()

  beforeAll(async () => {
    hook = createServer(async (request, response) => {
      let body = ''
      for await (const piece of request) body += piece
      received.push({ headers: request.headers, body })
      response.statusCode = status
      response.end()
    }).listen(0, '127.0.0.1')
    await once(hook, 'listening')
    address = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/hooks/very-secret`
    app = await connected()
    page = app.page
    // What is fading in has no contrast yet.
    await page.emulateMedia({ reducedMotion: 'reduce' })
  })
  afterAll(async () => {
    await app?.end()
    hook?.close()
  })

  test('a channel is tried before anything is saved', async () => {
    await toAlerts()
    await tab('Channels')
    await page.getByRole('link', { name: 'Add a channel' }).first().click()
    await page.getByRole('link', { name: 'Webhook' }).click()
    await press('Send a test')
    await told('Paste the whole address')
    await expectNothingFromAxe(page)

    await page.getByRole('textbox', { name: 'Name' }).fill('Incident tool')
    await page.getByLabel('Address', { exact: true }).fill(address)
    await page.getByRole('switch', { name: 'Sign what is sent' }).click()
    await page.getByLabel('Signing secret', { exact: true }).fill(secret)
    status = 404
    await press('Send a test')
    await told(/knows no such address \(404\)/)
    status = 200
    await press('Send a test')
    await told('The test message arrived')
    await screenshot(page, 'browser-channel-tested')
    await expectNothingFromAxe(page)
    await press('Add channel')
    await main().getByRole('link', { name: 'Incident tool' }).waitFor()
  })

  test('its secrets never come out again', async () => {
    await main().getByRole('link', { name: 'Incident tool' }).click()
    await page.getByRole('button', { name: 'Replace Signing secret' }).waitFor()
    const shown = await page.evaluate(
      () => document.body.innerHTML + [...document.querySelectorAll('input')].map(({ value }) => value),
    )
    expect(shown).not.toContain('very-secret')
    expect(shown).not.toContain(secret)
    await expectNothingFromAxe(page)
    // Saved without them, it still has them.
    await page.getByRole('textbox', { name: 'Name' }).fill('Pager')
    await press('Save')
    await press('Test Pager')
    await told('The test message arrived')
    expect(received.at(-1)?.headers['sightline-signature']).toMatch(/^v1=/)
    await expectNothingFromAxe(page)
  })

  test('for Jira and PagerDuty, the body is there to be filled in', async () => {
    await page.getByRole('link', { name: 'Add a channel' }).first().click()
    await page.getByRole('link', { name: 'Webhook' }).click()
    await page.getByLabel('Address', { exact: true }).fill(address)
    const sent = async (service: string, fill: [from: string, to: string]) => {
      await page.getByRole('radio', { name: service }).click()
      const template = page.getByRole('textbox', { name: 'Template' })
      await template.fill((await template.inputValue()).replace(...fill))
      await expectNothingFromAxe(page)
      await screenshot(page, `browser-channel-${service}`)
      received.length = 0
      await press('Send a test')
      await expect.poll(() => received.length).toBe(1)
      return JSON.parse(received[0]!.body)
    }
    expect(await sent('Jira', ['PROJECT', 'SEC'])).toEqual({
      fields: {
        project: { key: 'SEC' },
        issuetype: { name: 'Task' },
        summary: 'Sightline: this is a test',
        description: expect.stringContaining('It works'),
      },
    })
    expect(await sent('PagerDuty', ['INTEGRATION_KEY', 'k'.repeat(32)])).toMatchObject({
      routing_key: 'k'.repeat(32),
      event_action: 'trigger',
      dedup_key: received[0]!.headers['idempotency-key'],
      payload: {
        summary: 'Sightline: this is a test',
        severity: 'error',
        custom_details: { severity: 'low' },
      },
    })
    // What was filled in is not lost by looking at the rest.
    await page.getByRole('radio', { name: 'A template of your own' }).click()
    expect(await page.getByRole('textbox', { name: 'Template' }).inputValue()).toContain('k'.repeat(32))
    await press('Cancel')
  })

  test('an alert rule says what goes there', async () => {
    await tab('Alert rules')
    await page.getByRole('link', { name: 'New alert rule' }).click()
    await page.getByRole('checkbox', { name: 'Reopened' }).uncheck()
    await press(/^Rules: Any rule/)
    await page.getByRole('checkbox', { name: 'Owner outside the company’s domains' }).check()
    await expectNothingFromAxe(page)
    await page.keyboard.press('Escape')
    await page.getByRole('checkbox', { name: /^This computer/ }).uncheck()
    await page.getByRole('checkbox', { name: /^Pager/ }).check()
    await told('A critical or high finding of “Owner outside the company’s domains” is opened')
    await expectNothingFromAxe(page)
    await page.getByRole('textbox', { name: 'Name' }).fill('Owners from outside')

    // A channel that is missing is added on the way, and costs nothing of what was entered.
    await page.getByRole('link', { name: 'Add a channel' }).click()
    await page.getByRole('link', { name: 'Webhook' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Spare')
    await page.getByLabel('Address', { exact: true }).fill(address)
    await press('Add channel')
    await page.getByRole('heading', { level: 1, name: 'New alert rule' }).waitFor()
    await page.getByRole('checkbox', { name: /^Spare/, checked: true }).uncheck()
    await page.getByRole('checkbox', { name: /^Pager/, checked: true }).waitFor()
    await told('A critical or high finding of “Owner outside the company’s domains” is opened')
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Name' }).inputValue())
      .toBe('Owners from outside')
    await expectNothingFromAxe(page)

    // What is told of that hides no button, and stays here.
    const toast = page.locator('[data-sonner-toast]').filter({ hasText: 'Added “Spare”' })
    const [above, below] = [toast, page.getByRole('button', { name: 'Add alert rule' })]
    await expect
      .poll(async () => {
        const [upper, lower] = [await above.boundingBox(), await below.boundingBox()]
        return upper && lower && upper.y + upper.height <= lower.y
      })
      .toBe(true)
    await page.mouse.move(0, 0)
    await page.waitForTimeout(1000)
    await toAlerts()
    await toast.waitFor({ state: 'detached' })
    await page.goBack()
    await told('What you entered before is still here.')
    await press('Add alert rule')
    await page.getByRole('switch', { name: 'Owners from outside enabled', checked: true }).waitFor()
    // What the rows have in common stands in columns, however long the texts are.
    const menus = main().getByRole('listitem').getByRole('button', { name: /^More/ })
    const ends = await menus.evaluateAll((all) => all.map((menu) => menu.getBoundingClientRect().right))
    expect(ends.length).toBeGreaterThan(1)
    expect(new Set(ends).size).toBe(1)
    await screenshot(page, 'browser-alert-rules')
    await expectNothingFromAxe(page)
  })

  test('a channel that is added for it after a reload joins those it has', async () => {
    await page.getByRole('link', { name: 'Owners from outside' }).click()
    await page.getByRole('link', { name: 'Add a channel' }).click()
    await page.getByRole('link', { name: 'Webhook' }).click()
    await page.reload()
    await page.getByRole('textbox', { name: 'Name' }).fill('Third')
    await page.getByLabel('Address', { exact: true }).fill(address)
    await press('Add channel')
    await page.getByRole('checkbox', { name: /^Third/, checked: true }).waitFor()
    await page.getByRole('checkbox', { name: /^Pager/, checked: true }).waitFor()
    await page.getByRole('checkbox', { name: /^Third/ }).uncheck()
    await page.getByRole('checkbox', { name: /^Third/, checked: false }).waitFor()
    await page.getByRole('checkbox', { name: /^Pager/, checked: true }).waitFor()
    await press('Cancel')
  })

  test('what a poll finds is told there, signed, and naming the finding', async () => {
    received.length = 0
    status = 503
    app.workspace.mutate((world) => {
      const owner = world.users.find(({ permissions }) =>
        permissions.some(({ roleName }) => roleName === 'Workspace Owner'),
      )
      world.users.push({ ...structuredClone(owner!), id: 'mallory', name: 'Mallory', email: mallory })
    })
    await press('Sync now')
    await expect.poll(() => received.length, { timeout: 30_000 }).toBe(1)
    const [{ headers, body }] = received as [Received]
    expect(body).toContain(mallory)
    const signed = createHmac('sha256', secret).update(`${headers['sightline-timestamp']}.${body}`)
    expect(headers['sightline-signature']).toBe(`v1=${signed.digest('hex')}`)
    await toAlerts()
    await told('The last message to Pager did not arrive')
  })

  test('the log says what went wrong, and it is tried again when asked to', async () => {
    await tab('Deliveries')
    const row = page.getByRole('row', { name: new RegExp(mallory) }).filter({ hasText: 'Pager' })
    await row.getByText('Failed').waitFor()
    await expectNothingFromAxe(page)
    await row.click()
    await page
      .getByRole('dialog')
      .getByText(/answered with an error of its own \(503\)/)
      .waitFor()
    await screenshot(page, 'browser-delivery-failed')
    await expectNothingFromAxe(page)
    status = 200
    await press('Retry now')
    await page.getByRole('dialog').getByText('Sent', { exact: true }).waitFor()
    expect(received).toHaveLength(2)
    expect(received[1]?.headers['idempotency-key']).toBe(received[0]?.headers['idempotency-key'])
    await page.keyboard.press('Escape')
    await row.getByText('Sent').waitFor()
  })

  test('the alert tells where it was told', async () => {
    await tab('Alerts')
    const alert = main().getByRole('listitem').filter({ hasText: mallory })
    await alert.getByRole('button', { name: 'Told: Pager' }).click()
    await alert.getByRole('button', { name: 'How it went in Pager' }).waitFor()
    await screenshot(page, 'browser-alert-told')
    await expectNothingFromAxe(page)
    await page.getByRole('combobox', { name: 'Severity' }).click()
    await page.getByRole('option', { name: 'Low' }).click()
    await alert.waitFor({ state: 'detached' })
  })

  test('an alert is new until somebody who looked at it leaves, and that can be undone', async () => {
    const section = page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: /^Alerts/ })
    const trudy = 'trudy@elsewhere.example'
    app.workspace.mutate((world) => {
      const owner = world.users.find(({ id }) => id === 'mallory')
      world.users.push({ ...structuredClone(owner!), id: 'trudy', name: 'Trudy', email: trudy })
    })
    await toAlerts()
    await press('Sync now')
    const alert = main().getByRole('listitem').filter({ hasText: trudy })
    await alert.getByText('New', { exact: true }).waitFor()
    await press('Mark all as seen')
    await expect.poll(() => section.textContent()).toBe('Alerts')
    await expect.poll(() => alert.getByText('New', { exact: true }).count()).toBe(0)
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await alert.getByText('New', { exact: true }).waitFor()
    await expectNothingFromAxe(page)
    await page.waitForTimeout(1600)
    // To be there is not to have been there.
    await expect.poll(() => section.textContent()).toMatch(/\d/)
    await tab('Channels')
    await expect.poll(() => section.textContent()).toBe('Alerts')
    await told(/alerts? marked as seen/)
  })

  test('quiet hours are set', async () => {
    await tab('Quiet hours & digests')
    await page.getByRole('switch', { name: 'Quiet hours' }).click()
    await page.getByRole('checkbox', { name: 'Sunday' }).uncheck()
    await page.getByLabel('From').fill('21:30')
    await expectNothingFromAxe(page)
    // Not saved yet, but not lost either.
    await tab('Channels')
    await tab('Quiet hours & digests')
    await expect.poll(() => page.getByLabel('From').inputValue()).toBe('21:30')
    await press('Save')
    await page.reload()
    await page.getByRole('switch', { name: 'Quiet hours', checked: true }).waitFor()
    await expect.poll(() => page.getByLabel('From').inputValue()).toBe('21:30')
    await expect.poll(() => page.getByRole('checkbox', { name: 'Sunday' }).isChecked()).toBe(false)
  })

  test('a channel is deleted with what it knows', async () => {
    await tab('Channels')
    await press('More about Pager')
    await page.getByRole('menuitem', { name: 'Delete…' }).click()
    await told('No longer told there: “Owners from outside”.')
    await expectNothingFromAxe(page)
    await press('Delete the channel')
    for (const name of ['Spare', 'Third']) {
      await press(`More about ${name}`)
      await page.getByRole('menuitem', { name: 'Delete…' }).click()
      await press('Delete the channel')
    }
    await told('Alerts stay on this computer')
  })
})
