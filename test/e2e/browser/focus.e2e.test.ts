import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { hindrance } from './chromium'
import { type Connected, connected } from './connected'

describe.skipIf(hindrance)('where the focus is after a dialog, by keyboard alone', () => {
  let app: Connected
  let page: Page
  const go = async (route: string, title: string) => {
    await page.evaluate((to) => {
      location.hash = to
    }, route)
    await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor()
  }
  const focused = (role: 'button' | 'heading', name: string) =>
    page.getByRole(role, { name, exact: true }).and(page.locator(':focus')).waitFor()
  const press = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).focus()
    await page.keyboard.press('Enter')
  }
  const leave = async (title: string) => {
    const dialog = page.getByRole('dialog', { name: title })
    await dialog.and(page.locator(':focus-within')).waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  }

  beforeAll(async () => {
    app = await connected()
    page = app.page
  })
  afterAll(() => app?.end())

  test('on the button that opened it', async () => {
    await go('/access/reviews', 'Access')
    await press('New review…')
    await leave('New access review')
    await focused('button', 'New review…')
    await go('/settings', 'Settings')
    await press('New key…')
    await leave('New key')
    await focused('button', 'New key…')
  })

  test('on the button whose menu led to it', async () => {
    await go('/integrations', 'Integrations')
    await press('Actions for Acme')
    await page.getByRole('menuitem', { name: /^Delete/ }).press('Enter')
    await leave('Delete Acme?')
    await focused('button', 'Actions for Acme')
  })

  test('where it was when a key alone opened it', async () => {
    await go('/integrations', 'Integrations')
    await page.getByRole('button', { name: 'Actions for Acme', exact: true }).focus()
    await page.keyboard.press('?')
    await leave('Keyboard shortcuts')
    await focused('button', 'Actions for Acme')
    await page.keyboard.press('ControlOrMeta+k')
    await leave('Search and commands')
    await focused('button', 'Actions for Acme')
  })

  test('on the page’s heading when what opened it is gone, as the palette is with Back', async () => {
    await go('/integrations', 'Integrations')
    await go('/settings', 'Settings')
    await page.getByRole('button', { name: 'New key…', exact: true }).focus()
    await page.keyboard.press('ControlOrMeta+k')
    const palette = page.getByRole('dialog', { name: 'Search and commands' })
    await palette.and(page.locator(':focus-within')).waitFor()
    await page.goBack()
    await palette.waitFor({ state: 'detached' })
    await focused('heading', 'Integrations')
  })

  test('on what stands where a button stood that went away with what it did', async () => {
    await go('/rules/segment-source-without-labels', 'Source without labels')
    await page.getByRole('grid', { name: 'Open findings' }).getByRole('row').nth(1).click()
    const suppress = async () => {
      await press('Suppress…')
      await page.getByRole('textbox', { name: 'Reason' }).fill('Known.')
      await press('Suppress')
    }
    await suppress()
    await focused('button', 'Undo suppression')
    await page.keyboard.press('Enter')
    await focused('button', 'Suppress…')
    await suppress()
    await focused('button', 'Undo suppression')
    // The newest of the toasts.
    await page.getByRole('button', { name: 'Undo', exact: true }).first().press('Enter')
    await focused('button', 'Suppress…')
  })
})
