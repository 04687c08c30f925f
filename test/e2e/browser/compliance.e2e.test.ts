import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectNothingFromAxe, screenshot } from '../looking'
import { hindrance } from './chromium'
import { type Connected, connected } from './connected'

describe.skipIf(hindrance)('compliance, in a browser', () => {
  let app: Connected
  let page: Page
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const told = (text: string | RegExp) => page.getByText(text).first().waitFor()
  const tree = () => page.getByRole('tree', { name: 'Controls' })
  const item = (name: RegExp) => tree().getByRole('treeitem', { name })
  const detail = (name: string) => page.getByRole('region', { name, exact: true })

  beforeAll(async () => {
    app = await connected()
    page = app.page
  })
  afterAll(() => app?.end())

  test('the packs are listed with how they stand', async () => {
    await page.getByRole('link', { name: 'Compliance', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Compliance' }).waitFor()
    const soc2 = page
      .getByRole('list', { name: 'Compliance packs' })
      .getByRole('listitem')
      .filter({
        has: page.getByRole('heading', { name: 'SOC 2' }),
      })
    await soc2.getByText(/^\d+%$/).waitFor()
    await soc2.getByText(/^\d+ passed$/).waitFor()
    await soc2.getByText('3 not attested').waitFor()
    await expectNothingFromAxe(page)
    await soc2.getByRole('link', { name: 'SOC 2' }).click()
    await page.getByRole('heading', { level: 1, name: 'SOC 2' }).waitFor()
  })

  test('controls are walked by keyboard, and each tells what it rests on', async () => {
    await detail('CC6.1 Access to information is restricted').waitFor()
    await item(/CC6\.1/)
      .last()
      .focus()
    await page.keyboard.press('ArrowDown')
    await detail('CC6.2 Users are registered and removed').waitFor()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => item(/CC6\.2/).count()).toBe(0)
    await page.keyboard.press('ArrowRight')
    await item(/CC6\.2/)
      .last()
      .waitFor()
    const rules = detail('CC6.2 Users are registered and removed').getByRole('region', { name: 'Rules' })
    await rules.getByRole('link', { name: 'Owner outside the company’s domains' }).waitFor()
    await rules
      .getByText(/^Warning \d/)
      .first()
      .waitFor()
    await expectNothingFromAxe(page)
  })

  test('a person attests what no rule can tell, and takes it back', async () => {
    await page.getByRole('combobox', { name: 'Show' }).click()
    await page.getByRole('option', { name: 'Manual' }).click()
    const physical = detail('CC6.4 Physical access')
    await physical.getByText('Not attested').waitFor()
    await press('Attest…')
    await press('Attest')
    await told('Say what you saw.')
    await expectNothingFromAxe(page)
    await page.getByRole('textbox', { name: 'Note' }).fill('Their report of 2025 has no exceptions.')
    await page.getByRole('textbox', { name: /^Who says so/ }).fill('Ann')
    await press('Attest')
    await physical.getByText('Passed').waitFor()
    const said = physical.getByRole('region', { name: 'Attestations' })
    await said.getByText('Met, says Ann').waitFor()
    await said.getByText(/^Good until/).waitFor()
    await expectNothingFromAxe(page)
    await screenshot(page, 'browser-attested')

    await press('Show as a table')
    await expect.poll(() => page.getByRole('grid', { name: 'Scores' }).getByRole('row').count()).toBe(3)
    await expectNothingFromAxe(page)
    await press('Show as a chart')
    await page.locator('.pack-chart .recharts-area-area').waitFor()
    await said.getByRole('button', { name: 'Withdraw' }).click()
    await physical.getByText('Not attested').waitFor()
    await said.getByText(/^Withdrawn/).waitFor()
  })

  test('the pack’s state is exported, and a rule leads back to its controls', async () => {
    const download = page.waitForEvent('download')
    await press('Export as CSV')
    expect((await download).suggestedFilename()).toBe('SOC 2 controls.csv')
    await told('Exported 17 rows')
    await page.getByRole('combobox', { name: 'Show' }).click()
    await page.getByRole('option', { name: 'Failed' }).click()
    await page.getByRole('link', { name: 'Owner outside the company’s domains' }).click()
    await page.getByRole('heading', { level: 1, name: 'Owner outside the company’s domains' }).waitFor()
    await page.getByRole('link', { name: 'CC6.2', exact: true }).click()
    await detail('CC6.2 Users are registered and removed').waitFor()
  })

  test('it is German once that is chosen, at once and after it was loaded again', async () => {
    await page.getByRole('link', { name: 'Settings', exact: true }).click()
    await page.getByRole('combobox', { name: 'Language' }).click()
    await page.getByRole('option', { name: 'Deutsch' }).click()
    await page.getByRole('heading', { level: 1, name: 'Einstellungen' }).waitFor()
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('de')

    await page.getByRole('link', { name: 'Compliance', exact: true }).click()
    const packs = page.getByRole('list', { name: 'Compliance-Pakete' })
    await packs
      .getByText(/^\d+ bestanden$/)
      .first()
      .waitFor()
    await packs
      .getByText(/^\d+\u00a0%$/)
      .first()
      .waitFor()
    await page.reload()
    await packs
      .getByText(/^\d+ bestanden$/)
      .first()
      .waitFor()
    await expectNothingFromAxe(page)
  })
})
