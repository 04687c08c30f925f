import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectNothingFromAxe, screenshot } from '../looking'
import { hindrance } from './chromium'
import { type Connected, connected } from './connected'

const reason = 'They are labelled by a script in May.'

describe.skipIf(hindrance)('rules, in a browser', () => {
  let app: Connected
  let page: Page
  const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const told = (text: string | RegExp) => page.getByText(text).first().waitFor()
  const problems = () => page.getByRole('list', { name: 'Problems' })
  const open = async (rule: string) => {
    await page
      .getByRole('link', { name: /^Rules\b/ })
      .first()
      .click()
    await page.getByRole('grid', { name: 'Rules' }).getByRole('row', { name: rule }).click()
    await heading(rule)
  }

  beforeAll(async () => {
    app = await connected()
    page = app.page
  })
  afterAll(() => app?.end())

  test('what could not be evaluated says why beside its name', async () => {
    await page
      .getByRole('link', { name: /^Rules\b/ })
      .first()
      .click()
    await page.getByRole('combobox', { name: 'Status' }).click()
    await page.getByRole('option', { name: 'Not evaluated' }).click()
    const grid = page.getByRole('grid', { name: 'Rules' })
    await grid
      .getByRole('gridcell', { name: /^Segment can’t connect to a warehouse .*not (?:be )?listed/ })
      .waitFor()
    await expectNothingFromAxe(page)
    await page.getByRole('combobox', { name: 'Status' }).click()
    await page.getByRole('option', { name: 'Any status' }).click()
  })

  test('a parameter is set, and the rule is evaluated anew', async () => {
    await open('Too many workspace owners')
    await page.getByText('Warning 1').waitFor()
    await page.getByRole('textbox', { name: 'Most owners' }).fill('0')
    await told('At least 1.')
    await page.getByRole('textbox', { name: 'Most owners' }).fill('40')
    await press('Save parameters')
    await told('Its results start anew.')
    await page.getByText('Nothing breaks this rule').waitFor()
    await expectNothingFromAxe(page)
  })

  test('a finding is suppressed at once, and counts again when that is undone', async () => {
    await open('Source without labels')
    const tab = (name: RegExp) => page.getByRole('tab', { name })
    await tab(/^Open findings\s*\d/).waitFor()
    const before = await tab(/^Open findings/).innerText()
    await page.getByRole('grid', { name: 'Open findings' }).getByRole('row').nth(1).click()
    await page.getByRole('region', { name: 'Life' }).getByText('Opened', { exact: true }).waitFor()
    await expectNothingFromAxe(page)

    await press('Suppress…')
    await press('Suppress')
    await told('Say why.')
    await expectNothingFromAxe(page)
    await page.getByRole('textbox', { name: 'Reason' }).fill(reason)
    await press('Suppress')
    await told('1 finding suppressed')
    await tab(/^Suppressed\s*1$/).waitFor()

    await page
      .getByRole('link', { name: /^Rules\b/ })
      .first()
      .click()
    await page.getByRole('link', { name: 'Suppressions' }).click()
    await page
      .getByRole('grid', { name: 'Suppressions in force' })
      .getByRole('row', { name: reason })
      .waitFor()
    await expectNothingFromAxe(page)

    await press('Undo')
    await told('Nothing is suppressed')
    await page.getByRole('tab', { name: 'Ended' }).click()
    await page.getByRole('row', { name: /Undone/ }).waitFor()
    await open('Source without labels')
    await tab(/^Suppressed\s*0$/).waitFor()
    await expect.poll(() => tab(/^Open findings/).innerText()).toBe(before)
  })

  test('a mistake in a new rule is shown at its line as it is typed', async () => {
    await page
      .getByRole('link', { name: /^Rules\b/ })
      .first()
      .click()
    await page.getByRole('link', { name: 'New rule' }).click()
    await told('No problems')
    await page.getByRole('textbox', { name: 'Rule as YAML' }).click()
    await page.keyboard.press('ControlOrMeta+Home')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('End')
    await page.keyboard.type('ish')
    await problems().getByText('One of: critical, high, medium, low.').waitFor()
    await page.locator('.cm-line', { hasText: 'severity' }).locator('.cm-lintRange-error').waitFor()
    await expect
      .poll(() => page.getByRole('button', { name: 'Save rule' }).getAttribute('aria-disabled'))
      .toBe('true')
    await screenshot(page, 'browser-rule-mistake')
    await expectNothingFromAxe(page)
    // From its line in the list of problems back into the text.
    await problems().getByRole('button', { name: 'Line 3' }).click()
    await page.keyboard.press('End')
    for (const _ of 'ish') await page.keyboard.press('Backspace')
    await told('No problems')
  })

  test('what it would find is shown before it is saved', async () => {
    const found = page.getByRole('region', { name: 'Rows found in Acme' })
    const [unlabelled] = app.workspace.world().sources.filter(({ labels }) => labels.length === 0)
    await found.getByRole('link', { name: unlabelled!.name }).waitFor()
    await expectNothingFromAxe(page)
  })

  test('it is saved by keyboard, and an edit says that its results start anew', async () => {
    await page.keyboard.press('ControlOrMeta+s')
    await heading('Sources without a label')
    await page.getByText(/^Warning \d/).waitFor()
    await page.getByRole('link', { name: 'Edit' }).click()
    await told('its results start anew: what its former self found is forgotten')
    await page.getByRole('textbox', { name: 'Rule as YAML' }).click()
    await page.keyboard.press('ControlOrMeta+Home')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('End')
    await page.keyboard.type(', at all')
    await page.locator('.cm-line', { hasText: 'FROM segment_source' }).click()
    await page.keyboard.press('End')
    await page.keyboard.type(' AS source')
    await told('No problems')
    await press('Save rule')
    await heading('Sources without a label, at all')
    await told(/^Its results start anew\. \d+ findings? from before/)
    await expectNothingFromAxe(page)
  })

  test('it is run over all history', async () => {
    await page.getByRole('link', { name: 'Backtest' }).click()
    await press('Run the backtest')
    const table = page.getByRole('grid', { name: 'Findings that there would have been' })
    await table
      .getByRole('row', { name: /Still open/ })
      .first()
      .waitFor()
    await page.locator('.backtest-chart .recharts-area-area').waitFor()
    await screenshot(page, 'browser-rule-backtest')
    await expectNothingFromAxe(page)
  })

  test('it is deleted by its name', async () => {
    await open('Sources without a label, at all')
    await press('More actions')
    await page.getByRole('menuitem', { name: 'Delete…' }).click()
    await page.getByRole('dialog').getByRole('textbox').fill('Sources without a label, at all')
    await press('Delete the rule')
    await heading('Rules')
    await told('Deleted “Sources without a label, at all”')
    await expect
      .poll(() => page.getByRole('row', { name: 'Sources without a label, at all' }).count())
      .toBe(0)
  })
})
