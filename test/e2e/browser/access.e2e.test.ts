import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectNothingFromAxe, screenshot } from '../looking'
import { hindrance } from './chromium'
import { type Connected, connected } from './connected'

describe.skipIf(hindrance)('access, in a browser', () => {
  let app: Connected
  let page: Page
  const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const rows = (grid: string) => page.getByRole('grid', { name: grid }).getByRole('row')
  /** Keys are for a row once there is one. */
  const focusItems = async () => {
    await rows('Roles to decide on').nth(1).waitFor()
    await page.getByRole('grid', { name: 'Roles to decide on' }).focus()
  }
  const told = (text: string) => page.getByText(text, { exact: true }).waitFor()
  const show = async (what: RegExp) => {
    await page.getByRole('combobox', { name: 'Show' }).click()
    await page.getByRole('option', { name: what }).click()
  }
  const download = async (format: RegExp) => {
    await press('Report')
    const file = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: format }).click()
    return readFileSync(await (await file).path())
  }

  beforeAll(async () => {
    app = await connected()
    page = app.page
  })
  afterAll(() => app?.end())

  test('a source is found, and who can touch it is listed and drawn', async () => {
    const name = app.workspace.world().sources[0]?.name ?? ''
    await page.getByRole('link', { name: 'Access', exact: true }).click()
    await heading('Access')
    await page.getByRole('searchbox', { name: 'Search people, groups, roles, resources' }).fill(name)
    await rows('People, groups, roles and resources').filter({ hasText: name }).first().click()
    await heading(name)
    await page.getByText(/^\d+ people can touch it, through \d+ grants/).waitFor()
    await rows('Who can touch this').filter({ hasText: 'Workspace Owner' }).first().waitFor()
    await page.getByRole('region', { name: 'Drawn' }).getByText('Engineering').waitFor()
    await screenshot(page, 'browser-access')
    await expectNothingFromAxe(page)
  })

  test('what would change if a grant went away is told, and the graph leads on', async () => {
    await rows('Who can touch this').filter({ hasText: 'Engineering' }).first().click()
    await page.getByRole('complementary', { name: 'Why' }).getByText('has Source Admin').waitFor()
    await press('What if the group lost this role…')
    await page.getByRole('dialog', { name: 'If Engineering no longer gave Source Admin' }).waitFor()
    await rows('What would change').nth(1).waitFor()
    await expectNothingFromAxe(page)
    await page.keyboard.press('Escape')
    await page.getByRole('region', { name: 'Drawn' }).getByRole('link', { name: 'Engineering' }).click()
    await heading('Engineering')
    await page.getByRole('tab', { name: /^Sources/ }).click()
    await page.getByText('All sources, by a role on all of them').waitFor()
    await expectNothingFromAxe(page)
  })

  test('a role is found by its name, and the map leads to who has it, and through which group', async () => {
    await page.getByRole('link', { name: 'Access', exact: true }).first().click()
    await page.getByRole('searchbox', { name: 'Search people, groups, roles, resources' }).fill('source adm')
    await rows('People, groups, roles and resources').filter({ hasText: 'Source Admin' }).click()
    await heading('Source Admin')
    await page.getByText(/Edit access to sources.+ people have it, by \d+ grants/).waitFor()
    await page.goBack()
    await page.getByRole('tab', { name: 'Map' }).click()
    await page.getByRole('link', { name: /have Source Admin through Engineering$/ }).click()
    await heading('Source Admin')
    await page
      .getByRole('combobox', { name: 'Through' })
      .getByText(/^Through Engineering/)
      .waitFor()
    await rows('Who has this role').filter({ hasText: 'Engineering' }).first().waitFor()
    const through = await rows('Who has this role').allInnerTexts()
    expect(through.length).toBeGreaterThan(1)
    expect(through.slice(1).every((row) => row.includes('Engineering'))).toBe(true)
    await screenshot(page, 'browser-access-role')
    const search = page.getByRole('searchbox', { name: 'Search people and groups' })
    await search.fill('a')
    const ways = page.getByRole('combobox', { name: 'Through' })
    const way = (name: string | RegExp) => page.getByRole('option', { name }).and(page.locator(':focus'))
    await ways.focus()
    await page.keyboard.press('Enter')
    await way(/^Through Engineering/).waitFor()
    await page.keyboard.press('Home')
    await way('Through anything').waitFor()
    await page.keyboard.press('Enter')
    await ways.and(page.locator(':focus')).getByText('Through anything').waitFor()
    await expect
      .poll(async () => {
        const some = (await rows('Who has this role').allInnerTexts()).slice(1)
        return some.some((row) => !row.includes('Engineering'))
      })
      .toBe(true)
    await expect.poll(() => search.inputValue()).toBe('a')
    await expectNothingFromAxe(page)
  })

  test('a review is begun, and decided on by keys', async () => {
    await page.getByRole('link', { name: 'Access', exact: true }).first().click()
    await page.getByRole('tab', { name: 'Reviews' }).click()
    await page.getByText('No review yet').waitFor()
    await press('New review…')
    await page.getByRole('textbox', { name: 'Name' }).fill('Q4')
    await press('Begin')
    await page.getByText('Say who reviews.').waitFor()
    await page.getByRole('textbox', { name: 'Reviewer' }).fill('Grace Hopper')
    await press('Begin')
    await heading('Q4')
    await focusItems()
    await page.keyboard.press('k')
    await page.getByText('Keep 1').waitFor()
    await page.keyboard.press('r')
    await page.getByText('Revoke 1').waitFor()
    for (const _ of 'two') await page.keyboard.press('Shift+ArrowDown')
    await page.getByText('4 marked').waitFor()
    await page.keyboard.press('a')
    await page.getByText('Ask 4').waitFor()
    await screenshot(page, 'browser-access-review')
    await expectNothingFromAxe(page)
  })

  test('whoever decides faster than that is saved loses nothing', async () => {
    await page.routeWebSocket(/\/api$/, (socket) => {
      const server = socket.connectToServer()
      socket.onMessage((message) => {
        const slow = JSON.parse(String(message)).call === 'decideReview'
        setTimeout(() => server.send(message), slow ? 200 : 0)
      })
    })
    await page.reload()
    await focusItems()
    for (let row = 0; row < 6; row++) await page.keyboard.press('ArrowDown')
    await page.keyboard.type('kkkrrr')
    await told('Keep 4')
    await told('Revoke 4')
    // The same where what is decided leaves the list.
    await show(/^Undecided/)
    await focusItems()
    await page.keyboard.type('krkrkr')
    await told('Keep 7')
    await told('Revoke 7')
    await show(/^All/)
  })

  test('all of it is decided with a note, and the review is closed', async () => {
    await focusItems()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.press('n')
    await page.getByRole('textbox', { name: 'Note' }).fill('Asked in May.')
    await press('Decide')
    await page.getByText(/^Ask \d\d/).waitFor()
    await press('Close…')
    await press('Close the review')
    await page.getByText('Closed', { exact: true }).waitFor()
    await expectNothingFromAxe(page)
  })

  test('its report is downloaded whole, as CSV and as PDF', async () => {
    const csv = (await download(/CSV/)).toString()
    expect(csv).toMatch(/^Access review,Q4\n/)
    expect(csv.match(/,ask,Grace Hopper,/g)?.length).toBe(Number(/^Items,(\d+)$/m.exec(csv)?.[1]))
    expect(csv).toMatch(/\nSHA-256,[0-9a-f]{64}\n$/)
    const pdf = await download(/PDF/)
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.toString('latin1').trimEnd().endsWith('%%EOF')).toBe(true)
  })
})
