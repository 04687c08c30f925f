/** What a person does with an answer on the query screen. */
import { expect } from 'vitest'
import { type Asker, ask, cells, editor, grid, look, summary } from './query-screen'

const titles = ({ page }: Asker) =>
  grid(page).getByRole('columnheader').locator('.result-title-button').allInnerTexts()
const width = async ({ page }: Asker, column: string) =>
  Number(
    await grid(page)
      .getByRole('separator', { name: `Width of ${column}` })
      .getAttribute('aria-valuenow'),
  )

/** Columns are hidden, moved and resized; they and all tabs are as they were after a restart. */
export async function putColumns(asker: Asker): Promise<void> {
  const { page } = asker
  await ask(page, 'SELECT id, slug, name, enabled FROM segment_source')
  await page.getByRole('button', { name: 'Column slug' }).click()
  await page.getByRole('menuitem', { name: 'Hide' }).click()
  await page.getByRole('button', { name: 'Column name' }).click()
  await page.getByRole('menuitem', { name: 'Move left' }).click()
  const edge = grid(page).getByRole('separator', { name: 'Width of name' })
  const before = await width(asker, 'name')
  const { x = 0, y = 0, height = 0 } = (await edge.boundingBox()) ?? {}
  await page.mouse.move(x + 4, y + height / 2)
  await page.mouse.down()
  await page.mouse.move(x + 64, y + height / 2, { steps: 4 })
  await page.mouse.up()
  await edge.press('ArrowRight')
  await expect.poll(() => width(asker, 'name')).toBe(before + 76)
  await expect.poll(() => titles(asker)).toEqual(['name', 'id', 'enabled'])
  const tabs = await page.getByRole('tablist', { name: 'Queries' }).getByRole('tab').allInnerTexts()
  expect(tabs.length).toBeGreaterThan(2)
  await look(page, '10-columns')

  await page.reload()
  await page.getByRole('tab', { selected: true }).first().waitFor()
  await expect
    .poll(() => page.getByRole('tablist', { name: 'Queries' }).getByRole('tab').allInnerTexts())
    .toEqual(tabs)
  await expect.poll(() => editor(page).innerText()).toBe('SELECT id, slug, name, enabled FROM segment_source')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect.poll(() => titles(asker)).toEqual(['name', 'id', 'enabled'])
  await expect.poll(() => width(asker, 'name')).toBe(before + 76)
}

/** An id leads to what it is the id of. */
export async function followId({ page }: Asker): Promise<void> {
  const [name] = await cells(page, 2)
  const [opened] = await Promise.all([
    page.waitForEvent('popup'),
    grid(page).locator('[data-cell="0:0"]').getByRole('link').click(),
  ])
  await opened.getByRole('heading', { name, exact: true }).first().waitFor()
  await opened.close()
}

/** All of it as a table in Markdown, as it is shown. */
export async function copyAsMarkdown({ page, workspace }: Asker): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Copy as Markdown' }).click()
  const rows = workspace.world().sources.length
  await page.getByText(`Copied ${rows} rows as Markdown`).waitFor()
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).split('\n')
  expect(lines.slice(0, 2)).toEqual(['| name | id | enabled |', '| --- | --- | --- |'])
  expect(lines.length).toBe(rows + 2)
}

/** A label and a number are drawn; a single number stands alone; anything can be read as JSON. */
export async function lookAtIt({ page, workspace }: Asker): Promise<void> {
  await ask(page, 'SELECT name, length(name) AS letters FROM segment_source')
  const view = (name: string) => page.getByRole('radio', { name, exact: true }).click()
  await view('Chart')
  await page.getByRole('figure', { name: 'letters by name, as bars' }).locator('.recharts-bar').waitFor()
  await look(page, '11-chart')
  for (const [kind, drawn] of [
    ['Line', '.recharts-line'],
    ['Pie', '.recharts-pie'],
  ] as const) {
    await page.getByRole('combobox', { name: 'Kind of chart' }).click()
    await page.getByRole('option', { name: kind }).click()
    await page
      .getByRole('figure', { name: `letters by name, as a ${kind.toLowerCase()}` })
      .locator(drawn)
      .first()
      .waitFor()
  }
  await view('JSON')
  await page.getByRole('tree', { name: 'Rows as JSON' }).getByText('letters:').first().waitFor()
  await ask(page, 'SELECT count(*) AS sources FROM segment_source')
  await expect
    .poll(() => page.locator('.result-single').innerText())
    .toBe(`${workspace.world().sources.length}\nsources`)
  await expect.poll(() => summary(page).innerText()).toMatch(/^1 row, /)
  await look(page, '12-number')
}

/** Pinned, it is on the dashboard; watched, it says so. Its runs are in the history, with what they took. */
export async function pinAndWatch({ page }: Asker, name: string): Promise<void> {
  const side = page.getByRole('complementary', { name: 'Schema, library and history' })
  await side.getByRole('tab', { name: 'History' }).click()
  const runs = side.getByRole('button', { name: new RegExp(name) })
  await runs
    .filter({ hasText: /1 difference, [\d.]+ m?s/ })
    .filter({ hasText: '→ now' })
    .first()
    .waitFor()
  await runs
    .filter({ hasText: /\d+ rows, [\d.]+ m?s/ })
    .first()
    .waitFor()
  await side.getByRole('tab', { name: 'Library' }).click()
  for (const wish of ['Pin to the dashboard', 'Tell me when the result changes']) {
    await side.getByRole('button', { name: `More for ${name}` }).click()
    await page.getByRole('menuitem', { name: wish }).click()
  }
  await side.getByRole('button', { name }).getByLabel('watched').waitFor()
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Home' }).click()
  await page.getByRole('region', { name: 'Pinned queries' }).getByRole('link', { name }).click()
  await page.getByRole('tab', { name, selected: true }).waitFor()
}
