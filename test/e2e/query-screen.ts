/** The query screen, for those who drive it. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { DemoApi } from '../../src-main/demo/demo-api'
import { expectNothingFromAxe, screenshot } from './looking'

export interface Asker {
  page: Page
  workspace: DemoApi
}

export const editor = (page: Page) => page.getByRole('textbox', { name: 'SQL' })
export const grid = (page: Page) => page.getByRole('grid', { name: 'Result' })
/** The cells of a column, from the first row. */
export const cells = (page: Page, column: number) =>
  grid(page).locator(`[data-cell$=":${column}"]`).allInnerTexts()
export const summary = (page: Page) => page.locator('.result-summary')

export async function look(page: Page, name: string): Promise<void> {
  await screenshot(page, `query-${name}`)
  const main = page.getByRole('main')
  expect(await main.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
  await expectNothingFromAxe(page)
}

export async function write(page: Page, sql: string): Promise<void> {
  await editor(page).click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('Delete')
  await page.keyboard.insertText(sql)
}

/** In a tab of its own. Resolves when its end is told. */
export async function ask(page: Page, sql: string): Promise<void> {
  await page.getByRole('button', { name: 'New query' }).click()
  await write(page, sql)
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect.poll(() => summary(page).innerText()).toMatch(/^[\d,]+ rows?, /)
}

/** Waits for the proposal, and until it takes keys: it ignores those that were meant for what stood there before. */
export async function propose(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('option', { name, selected: true }).waitFor()
  await page.waitForTimeout(150)
}
