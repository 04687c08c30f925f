/** The query screen, as a person asks with it: the steps, in the order in which they build on each other. */
import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { type Asker, ask, cells, editor, grid, look, propose, summary, write } from './query-screen'

/** Typed with completion: a view behind FROM, then one of its columns. */
export async function typeWithCompletion({ page }: Asker): Promise<void> {
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Query' }).click()
  // The schema is there: completion knows the views.
  await page.getByRole('button', { name: 'Columns of segment_user', exact: true }).waitFor()
  await editor(page).click()
  await page.keyboard.type('SELECT id, name, permissions,  FROM segment_use')
  await propose(page, /segment_user(?!_)/)
  await page.keyboard.press('Enter')
  for (const _ of ' FROM segment_user') await page.keyboard.press('ArrowLeft')
  await page.keyboard.type('ema')
  await propose(page, /^email/)
  await page.keyboard.press('Tab')
  await expect
    .poll(() => editor(page).innerText())
    .toBe('SELECT id, name, permissions, email FROM segment_user')
}

export async function run({ page, workspace }: Asker): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Enter')
  await grid(page).getByRole('row').nth(3).waitFor()
  await expect
    .poll(() => summary(page).innerText())
    .toMatch(new RegExp(`^${workspace.world().users.length} rows, [\\d.]+ m?s$`))
  await look(page, '1-rows')
}

export async function sortAndFilter({ page, workspace }: Asker): Promise<void> {
  const emails = workspace.world().users.map(({ email }) => email)
  await grid(page).getByRole('button', { name: 'email', exact: true }).click()
  await grid(page)
    .getByRole('columnheader', { name: 'email' })
    .and(page.locator('[aria-sort=ascending]'))
    .waitFor()
  const first = [...emails].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))[0]
  await expect.poll(async () => (await cells(page, 3))[0]).toBe(first)

  await page.getByRole('button', { name: 'Column email' }).click()
  await page.getByRole('menuitem', { name: 'Filter…' }).click()
  const form = page.getByRole('form', { name: 'New filter' })
  await form.getByRole('textbox', { name: 'Value' }).fill('contractor')
  await page.keyboard.press('Enter')
  const found = emails.filter((email) => email.includes('contractor')).length
  await expect.poll(() => summary(page).innerText()).toMatch(new RegExp(`^${found} rows?,`))
  await look(page, '2-filtered')
  await page.getByRole('button', { name: 'Clear', exact: true }).click()
  await expect.poll(() => summary(page).innerText()).toMatch(new RegExp(`^${emails.length} rows`))
}

/** A JSON cell opens as a tree, beside the table. */
export async function openJson({ page }: Asker): Promise<void> {
  await grid(page).locator('[data-cell="1:2"]').click()
  await page.keyboard.press('Enter')
  const row = page.getByRole('complementary', { name: 'Row' })
  await row.getByRole('tree', { name: 'permissions' }).getByText('roleName:').first().waitFor()
  await look(page, '3-json')
  await row.getByRole('button', { name: 'Close the row' }).click()
}

export async function exportCsv({ page, workspace }: Asker): Promise<void> {
  await page.getByRole('button', { name: 'Export' }).click()
  await look(page, '3-export')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'CSV' }).click(),
  ])
  const users = workspace.world().users
  await page.getByText(`Exported ${users.length} rows`).waitFor()
  const text = await readFile(await download.path(), 'utf8')
  expect(text.split('\n')[0]?.trim()).toBe('id,name,permissions,email')
  for (const { email } of users) expect(text).toContain(email)
}

/** Saved, it stands in the library; the tab is named after it, and is still there after a restart. */
export async function save({ page }: Asker, name: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+s')
  const dialog = page.getByRole('dialog', { name: 'Save the query' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
  await look(page, '4-save')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('tab', { name }).waitFor()
  await page.getByRole('tab', { name: 'Library' }).click()
  await page.getByRole('button', { name: `More for ${name}` }).waitFor()
  await page.reload()
  await page.getByRole('tab', { name, selected: true }).waitFor()
}

/** Somebody joins. As of the poll before, nobody had; compared with then, that one was added. */
export async function askThePast({ page, workspace }: Asker, name: string): Promise<void> {
  const before = workspace.world().users.length
  workspace.mutate((world) => {
    world.users.push({ ...structuredClone(world.users[0]!), id: 'newcomer', name: 'New Comer' })
  })
  await page.getByRole('button', { name: 'Sync now' }).click()
  await expect
    .poll(
      async () => {
        await page.getByRole('button', { name: /^Run Ctrl|^Run ⌘/ }).click()
        return summary(page).innerText()
      },
      { timeout: 30_000, interval: 1000 },
    )
    .toMatch(new RegExp(`^${before + 1} rows`))

  await page.getByRole('button', { name: /^As of: Now/ }).click()
  await page.locator('.time-poll').last().click()
  await expect.poll(() => summary(page).innerText()).toMatch(new RegExp(`^${before} rows`))
  await page
    .locator('.result-header')
    .getByText(/^as of /)
    .waitFor()
  await look(page, '5-as-of')

  await page.getByRole('button', { name: /^As of: / }).click()
  await page.getByRole('button', { name: 'Compare two' }).click()
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await page.getByText('1 added').waitFor()
  await page.getByRole('option', { name: /New Comer/ }).waitFor()
  await look(page, '6-compared')
  await page.getByRole('radio', { name: '1 added' }).click()
  await page.getByRole('radio', { name: '1 added', checked: true }).waitFor()
  await page.getByRole('button', { name: 'Export' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'NDJSON' }).click(),
  ])
  expect(await readFile(await download.path(), 'utf8')).toMatch(
    /^\{"difference":"added".*"name after":"New Comer"/,
  )
  await page.getByRole('button', { name: 'Back to now' }).click()
  await page.getByRole('tab', { name: 'History' }).click()
  await page
    .getByRole('button', { name: new RegExp(name) })
    .first()
    .waitFor()
}

/** Behind an arrow, the paths that the data has; of functions, ours as well; and what was saved. */
export async function completeTheRest({ page }: Asker, name: string): Promise<void> {
  await page.getByRole('button', { name: 'New query' }).click()
  await write(page, 'SELECT  FROM segment_user')
  for (const _ of ' FROM segment_user') await page.keyboard.press('ArrowLeft')
  await page.keyboard.type("permissions ->> '$[0].roleN")
  await propose(page, /^\$\[0\]\.roleName/)
  await page.keyboard.press('Enter')
  await page.keyboard.type(', has_r')
  await propose(page, /^has_role/)
  await page.keyboard.press('Enter')
  await expect
    .poll(() => editor(page).innerText())
    .toBe("SELECT permissions ->> '$[0].roleName', has_role() FROM segment_user")
  await page.getByRole('button', { name: 'New query' }).click()
  await editor(page).click()
  await page.keyboard.type(name.slice(0, -1))
  await propose(page, new RegExp(`^${name}`))
  await page.keyboard.press('Enter')
  await page.getByRole('tab', { name, selected: true }).waitFor()
}

/** The schema panel tells what a view has, and puts names where the cursor is. */
export async function pickFromTheSchema({ page, workspace }: Asker): Promise<void> {
  await page.getByRole('button', { name: 'New query' }).click()
  await write(page, 'SELECT ')
  await page.getByRole('tab', { name: 'Schema' }).click()
  const panel = page.getByRole('tabpanel', { name: 'Schema' })
  const view = panel.getByRole('listitem').filter({ hasText: 'segment_source' }).first()
  await expect
    .poll(() => view.locator('.side-count').innerText())
    .toBe(String(workspace.world().sources.length))
  await view.getByRole('button', { name: 'Columns of segment_source', exact: true }).click()
  const column = view.getByRole('button', { name: /^text slug/ })
  expect(workspace.world().sources.map(({ slug }) => slug)).toContain(
    (await column.locator('.side-sample').innerText()).split(', ')[0],
  )
  await column.click()
  await page.keyboard.type(' FROM')
  await view.getByRole('button', { name: 'segment_source', exact: true }).click()
  await expect.poll(() => editor(page).innerText()).toBe('SELECT slug FROM segment_source')
  await panel.getByRole('searchbox').fill('days_since')
  await panel.getByText('days_since(time)').waitFor()
  await panel.getByRole('searchbox').fill('')
}

/** Escape stops what runs, and so does its time limit. */
export async function stop({ page }: Asker): Promise<void> {
  await page.getByRole('button', { name: 'New query' }).click()
  await write(page, 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n')
  await page.keyboard.press('ControlOrMeta+Enter')
  await page.getByText(/^[\d.]+ m?s of at most 30 s$/).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { name: 'Cancelled' }).waitFor()
  await page.getByRole('button', { name: 'Time limit: 30 s' }).click()
  await page.getByRole('menuitemradio', { name: '5 s' }).click()
  await page.getByRole('button', { name: 'Run again' }).click()
  await page.getByRole('heading', { name: 'The query was stopped after 5 seconds.' }).waitFor()
  await page.getByRole('button', { name: 'Time limit: 5 s' }).click()
  await page.getByRole('menuitemradio', { name: '30 s' }).click()
}

/** `$who` makes a form; what it is asked with goes by its kind. */
export async function giveParameters({ page, workspace }: Asker): Promise<void> {
  await page.getByRole('button', { name: 'New query' }).click()
  await write(page, 'SELECT email, $many AS many FROM segment_user WHERE email LIKE $who')
  const form = page.getByRole('form', { name: 'Parameters' })
  await form.getByRole('button', { name: /is the kind of \$many/ }).click()
  await page.getByRole('menuitemradio', { name: 'Number' }).click()
  await form.getByRole('spinbutton', { name: '$many' }).fill('2.5')
  // Run too early, it is the value that is missing where one goes on.
  await page.keyboard.press('Enter')
  await form.getByRole('textbox', { name: '$who' }).and(page.locator(':focus')).waitFor()
  await page.keyboard.type('%contractor%')
  await page.keyboard.press('Enter')
  const found = workspace.world().users.filter(({ email }) => email.includes('contractor')).length
  await expect.poll(() => summary(page).innerText()).toMatch(new RegExp(`^${found} rows?,`))
  await expect.poll(async () => (await cells(page, 1))[0]).toBe('2.5')
  await look(page, '9-parameters')
}

/** A wrong name is underlined where it stands; one click writes the right one. */
export async function makeAMistake({ page }: Asker): Promise<void> {
  await page.getByRole('button', { name: 'New query' }).click()
  await write(page, 'SELECT name, emial FROM segment_user')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect.poll(() => page.locator('.cm-lintRange-error').allInnerTexts()).toEqual(['emial'])
  const alert = page.getByRole('alert')
  await alert.getByRole('heading', { name: 'no such column: emial' }).waitFor()
  await look(page, '7-mistake')
  await alert.getByRole('button', { name: 'email' }).click()
  await expect.poll(() => editor(page).innerText()).toBe('SELECT name, email FROM segment_user')
}

/** A million rows: the last is on the screen as fast as the first, and few are held. */
export async function scrollAMillion({ page }: Asker): Promise<void> {
  await write(
    page,
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) SELECT i, 'row ' || i AS name FROM n`,
  )
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect.poll(() => summary(page).innerText(), { timeout: 30_000 }).toMatch(/^1,000,000 rows, /)
  await grid(page).focus()
  await page.keyboard.press('ControlOrMeta+End')
  await grid(page).getByText('row 1000000', { exact: true }).waitFor()
  await expect.poll(() => grid(page).getByRole('row').count()).toBeLessThan(100)
  await look(page, '8-a-million')
  // As many pixels as the wheel says, from the very top on, however much shorter the scrolled canvas is.
  await page.keyboard.press('ControlOrMeta+Home')
  const row = grid(page).getByText('row 4', { exact: true })
  const y = async () => Math.round((await row.boundingBox())?.y ?? 0)
  await row.hover()
  const before = await y()
  await page.mouse.wheel(0, 50)
  await expect.poll(async () => before - (await y())).toBe(50)
}

/** Once it is saved, a tab suggests the name that it was given. One that only has a number suggests none, in German either. */
export async function suggestNames({ page }: Asker): Promise<void> {
  const section = (name: string) => page.getByRole('link', { name, exact: true })
  await section('Query').click()
  await ask(page, 'SELECT 42 AS answer')
  const numbered = page.getByRole('tab', { name: /^Query \d+$/ })
  const before = await numbered.count()
  await page.getByRole('tab', { name: 'History' }).click()
  await page
    .getByRole('button', { name: /^SELECT 42 AS answer/ })
    .first()
    .click()
  await expect.poll(() => numbered.count()).toBe(before + 1)

  await section('Settings').click()
  await page.getByRole('combobox', { name: 'Language' }).click()
  await page.getByRole('option', { name: 'Deutsch' }).click()
  await section('Abfrage').click()
  await page.getByRole('button', { name: 'Neue Abfrage' }).click()
  await write(page, 'SELECT 1')
  const suggested = async () => {
    await page.keyboard.press('ControlOrMeta+s')
    const name = page
      .getByRole('dialog', { name: 'Abfrage speichern' })
      .getByRole('textbox', { name: 'Name' })
    const value = await name.inputValue()
    await page.keyboard.press('Escape')
    await name.waitFor({ state: 'detached' })
    return value
  }
  await expect.poll(suggested).toBe('')
  await page.getByRole('tab', { name: /^Abfrage \d+$/, selected: true }).dblclick()
  await page.getByRole('textbox', { name: 'Name der Abfrage' }).fill('Abfrage 2030')
  await page.keyboard.press('Enter')
  await expect.poll(suggested).toBe('Abfrage 2030')
}
