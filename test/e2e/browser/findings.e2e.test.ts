import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newAuditEvent } from '../../../src-main/demo/audit-trail'
import { expectNothingFromAxe, screenshot } from '../looking'
import { hindrance } from './chromium'
import { type Connected, connected } from './connected'

describe.skipIf(hindrance)('the list of findings, in a browser', () => {
  let app: Connected
  let page: Page
  const grid = () => page.getByRole('grid', { name: 'Findings' })
  const rows = () => grid().locator('.grid-row')
  const total = async () => {
    const told = page.locator('.grid-foot [role=status]').filter({ hasText: /^\d/ })
    return Number.parseInt(await told.innerText(), 10)
  }
  const detail = () => page.getByRole('complementary', { name: /^Finding/ })
  const choose = async (filter: string, option: string | RegExp) => {
    await page.getByRole('combobox', { name: filter, exact: true }).click()
    await page.getByRole('option', { name: option }).click()
  }
  const home = () => page.getByRole('link', { name: 'Home' }).click()

  beforeAll(async () => {
    app = await connected()
    page = app.page
  })
  afterAll(() => app?.end())

  test('home leads to all of them, and to those of a severity', async () => {
    await page
      .getByRole('region', { name: 'Open findings by severity' })
      .getByRole('link', { name: /^Low/ })
      .click()
    await rows().first().waitFor()
    await expect.poll(() => rows().filter({ hasNotText: 'Low' }).count()).toBe(0)
    const low = await total()
    await home()
    await page.getByRole('link', { name: 'All findings' }).click()
    await expect.poll(total).toBeGreaterThan(low)
    await page.getByRole('tab', { name: `Findings ${await total()}` }).waitFor()
    await expectNothingFromAxe(page)
  })

  test('filters hold together and stay in the address', async () => {
    await choose('Resource type', /^Sources \(/)
    await choose('Rule', /^Source without labels \(/)
    const rule = page.getByRole('combobox', { name: 'Rule', exact: true })
    await rule.filter({ hasText: /\(\d+\)/ }).waitFor()
    const chosen = await rule.innerText()
    const labelled = Number(/\((\d+)\)/.exec(chosen)?.[1])
    expect(labelled).toBeGreaterThan(1)
    await expect.poll(total).toBe(labelled)
    const first = (await rows().first().locator('.rule-name').innerText()).trim()
    await page.getByRole('searchbox', { name: 'Search findings' }).fill(first)
    await expect.poll(total).toBeLessThan(labelled)
    await page.reload()
    await rows().filter({ hasText: first }).first().waitFor()
    await expect.poll(total).toBeLessThan(labelled)
    await choose('Status', 'Resolved')
    await page.getByText('No finding matches').waitFor()
    await expectNothingFromAxe(page)
    await page.getByRole('button', { name: 'Clear the filters' }).click()
    await expect.poll(total).toBeGreaterThan(labelled)
  })

  test('a column’s title sorts them', async () => {
    const names = () => rows().locator('.rule-name').allInnerTexts()
    await grid().getByRole('button', { name: 'Resource' }).click()
    await grid()
      .getByRole('columnheader', { name: 'Resource' })
      .and(page.locator('[aria-sort=ascending]'))
      .waitFor()
    await expect
      .poll(async () => {
        const some = (await names()).map((name) => name.toLowerCase())
        return some.length > 3 && some.every((name, place) => place === 0 || (some[place - 1] ?? '') <= name)
      })
      .toBe(true)
    await grid().getByRole('button', { name: 'Severity' }).click()
  })

  test('one opens beside them, in the address, and its rule is a link away', async () => {
    const second = await rows().nth(1).locator('.rule-name').innerText()
    await rows().nth(1).click()
    await page.getByRole('complementary', { name: `Finding: ${second}` }).waitFor()
    await expectNothingFromAxe(page)
    await screenshot(page, 'browser-findings')
    const [, findingId] = /finding=(\d+)/.exec(page.url()) ?? []
    await page.reload()
    await page.getByRole('complementary', { name: `Finding: ${second}` }).waitFor()
    const search = page.getByRole('searchbox', { name: 'Search findings' })
    await search.fill('nothing is called so')
    await page.getByText('No finding matches').waitFor()
    await search.press('Escape')
    await rows().first().waitFor()
    await expect.poll(() => search.inputValue()).toBe('')
    expect(page.url()).toContain(`finding=${findingId}`)
    await detail().locator('.finding-rule').click()
    await page.getByRole('region', { name: 'Findings' }).waitFor()
    expect(page.url()).toMatch(new RegExp(`finding=${findingId}$`))
    await page.getByRole('complementary', { name: `Finding: ${second}` }).waitFor()
    await page.goBack()
    await grid().waitFor()
    await grid().focus()
    await page.keyboard.press('Escape')
    await detail().waitFor({ state: 'detached' })
    expect(page.url()).not.toContain('finding=')
  })

  test('several are marked and suppressed by keys, and count again when that is undone', async () => {
    const before = await total()
    await grid().focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    await page.getByText('2 marked').waitFor()
    await expectNothingFromAxe(page)
    await page.keyboard.press('s')
    const dialog = page.getByRole('dialog', { name: 'Suppress findings' })
    await dialog.getByText('2 findings').waitFor()
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Both are known.')
    await expectNothingFromAxe(page)
    await dialog.getByRole('button', { name: 'Suppress', exact: true }).click()
    await page.getByText('2 findings suppressed').waitFor()
    await expect.poll(total).toBe(before - 2)
    await grid().and(page.locator(':focus')).waitFor()
    await choose('Status', 'Suppressed')
    await expect.poll(total).toBe(2)
    await choose('Status', 'Open')
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await page.getByText('Suppressions undone').waitFor()
    await page.getByText('2 findings count again.').waitFor()
    await expect.poll(total).toBe(before)
  })

  test('left meanwhile, all are suppressed by one call but what no longer is open, and by one undone', async () => {
    const all = await total()
    const held = Promise.withResolvers<void>()
    const asked: string[] = []
    const calls = (name: string) => asked.filter((call) => call === name).length
    await page.routeWebSocket(/\/api$/, (socket) => {
      const server = socket.connectToServer()
      socket.onMessage(async (message) => {
        const { call } = JSON.parse(String(message))
        asked.push(call)
        if (call === 'suppress' && calls('suppress') === 1) await held.promise
        server.send(message)
      })
    })
    await page.reload()
    await rows().first().waitFor()
    await rows().nth(0).locator('.grid-box').click()
    await rows()
      .nth(4)
      .click({ modifiers: ['Shift'] })
    await page.getByText('5 marked').waitFor()
    await grid().focus()
    await page.keyboard.press('s')
    const dialog = page.getByRole('dialog', { name: 'Suppress findings' })
    const suppress = async (reason: string) => {
      await dialog.getByRole('textbox', { name: 'Reason' }).fill(reason)
      await dialog.getByRole('button', { name: 'Suppress', exact: true }).click()
    }
    await suppress('All of them are known.')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(total).toBe(all)

    await rows().first().click()
    await detail().getByRole('button', { name: 'Suppress…', exact: true }).click()
    await suppress('This one alone.')
    await page.getByText('1 finding suppressed').waitFor()
    await page.getByText('4 marked').waitFor()
    await detail().getByRole('button', { name: 'Close the finding' }).click()
    await rows().nth(6).click()
    await detail().getByRole('button', { name: 'Suppress…', exact: true }).click()
    await dialog.waitFor()
    held.resolve()
    await page.getByText('4 findings suppressed').waitFor()
    await page.getByText('1 was no longer open.').waitFor()
    await screenshot(page, 'browser-findings-passed-over')
    await expectNothingFromAxe(page)
    await suppress('Another one.')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(total).toBe(all - 6)
    await page.getByText(/marks a finding/).waitFor()
    expect(calls('suppress')).toBe(3)
    await detail().getByRole('button', { name: 'Close the finding' }).click()
    for (const count of [all - 5, all - 1, all]) {
      await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
      await expect.poll(total).toBe(count)
    }
    expect(calls('undoSuppressions')).toBe(3)
  })

  test('boxes, Shift and Mark all mark, too, and Escape marks none', async () => {
    const all = await total()
    await rows().nth(0).locator('.grid-box').click()
    await page.getByText('1 marked').waitFor()
    await expect.poll(() => detail().count()).toBe(0)
    await rows()
      .nth(3)
      .click({ modifiers: ['Shift'] })
    await page.getByText('4 marked').waitFor()
    await rows()
      .nth(1)
      .click({ modifiers: ['ControlOrMeta'] })
    await page.getByText('3 marked').waitFor()
    await page.getByRole('button', { name: 'Mark all' }).click()
    await page.getByText(`${all} marked`).waitFor()
    await grid().focus()
    await page.keyboard.press('Escape')
    await page.getByText(/marks a finding/).waitFor()
  })

  test('a first look’s alert leads to all findings, and one of a single finding to that one', async () => {
    const alerts = page.getByRole('link', { name: /^Alerts/ }).first()
    await alerts.click()
    await page.getByRole('link', { name: 'See the findings', exact: true }).click()
    await rows().first().waitFor()
    expect(page.url()).toMatch(/#\/rules\/-\/findings\?integration=[^&]+$/)

    const email = 'mallory@elsewhere.example'
    const [owner] = app.workspace.world().users
    app.workspace.mutate((world) => {
      world.users.push({ ...structuredClone(owner!), id: 'mallory', name: 'Mallory', email })
      const deed = { type: 'User Added', resourceId: 'mallory', resourceType: 'user', resourceName: email }
      world.auditEvents.push(newAuditEvent(world, { ...deed, actor: owner }, new Date()))
    })
    await alerts.click()
    await page.getByRole('button', { name: 'Sync now' }).first().click()
    await page.getByRole('link', { name: 'See the finding', exact: true }).first().click()
    await detail().waitFor()
    expect(page.url()).toMatch(/#\/rules\/[^/]+\?finding=\d+$/)
    // And says who did it.
    const changes = detail().getByRole('region', { name: 'Latest changes' })
    await changes.getByText(`By ${owner!.email}`).waitFor()
    await changes.getByText(/Workspace Owner/).waitFor()
    await expectNothingFromAxe(page)
  })
})
