import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newAuditEvent } from '../../../src-main/demo/audit-trail'
import { grant, isOwner, OWNER, type User } from '../../../src-main/demo/world'
import { serveOnLoopback } from '../../engine/loopback-server'
import { expectNothingFromAxe, screenshot } from '../looking'
import { hindrance } from './chromium'
import { type Connected, connected } from './connected'

describe.skipIf(hindrance)('changes, in a browser', () => {
  let app: Connected
  let page: Page
  let ann: User
  let bob: User
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const line = (text: string | RegExp) => page.locator('.timeline-line').filter({ hasText: text })
  const choose = async (filter: string, option: RegExp) => {
    await page.getByRole('combobox', { name: filter, exact: true }).click()
    await page.getByRole('option', { name: option }).click()
  }

  beforeAll(async () => {
    app = await connected()
    page = app.page
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const { users } = app.workspace.world()
    ann = users.find(isOwner) as User
    bob = users.find((user) => !isOwner(user)) as User
  })
  afterAll(() => app?.end())

  test('what a first poll found is one line, and can be unfolded', async () => {
    await page.getByRole('link', { name: /^Changes/ }).click()
    await page.getByRole('heading', { level: 1, name: 'Changes' }).waitFor()
    await page.getByText('Nothing new since you last looked.').waitFor()
    await line('First poll').getByText(/added/).waitFor()
    await expectNothingFromAxe(page)
    await button(/^Show all/).click()
    await line('was added').first().waitFor()
    await button('Show fewer').click()
  })

  test('what changed is told by who did it, in words', async () => {
    app.workspace.mutate((world) => {
      const user = world.users.find(({ id }) => id === bob.id) as User
      user.permissions = [grant(world, OWNER)]
      const deed = {
        type: 'User Policy Updated',
        resourceId: bob.id,
        resourceType: 'user',
        resourceName: bob.name,
      }
      world.auditEvents.push(newAuditEvent(world, { ...deed, actor: ann }, new Date()))
      world.sources[0] = { ...(world.sources[0] as (typeof world.sources)[number]), name: 'Checkout v2' }
    })
    await button('Sync now').click()
    await button('New changes').click()
    await page.getByText(/^\d+ new since you connected\.$/).waitFor()
    await line(ann.name).getByText('1 change').waitFor()
    const { name } = app.workspace.world().workspace
    await line(bob.email).getByText(`Added: ${OWNER} on ${name}`).waitFor()
    await line('Checkout v2').getByText('Name').waitFor()
    await line('Unknown').waitFor()
    await page.locator('.day-chart .recharts-bar-rectangle').first().waitFor()
    await expectNothingFromAxe(page)
    await screenshot(page, 'browser-changes')
  })

  test('it is narrowed down, gone through by keyboard, and can be asked as SQL', async () => {
    await choose('Person', new RegExp(`^${ann.name}`))
    await expect.poll(() => line('Checkout v2').count()).toBe(0)
    await line(bob.email).waitFor()
    await page.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.getByText('The audit trail calls it “User Policy Updated”.').waitFor()
    await expectNothingFromAxe(page)

    await button('Copy as SQL').click()
    await page.getByText('Copied as SQL').waitFor()
    const sql = await page.evaluate(() => navigator.clipboard.readText())
    expect(sql).toContain(`actor = '${ann.email}'`)
    expect(page.url()).toContain('person=')

    await choose('Field', /^Permissions/)
    await line(bob.email).waitFor()
    // As links from another integration may have it.
    const field = page.getByRole('combobox', { name: 'Field' })
    const chosen = await field.innerText()
    const here = await page.evaluate(() => location.hash)
    const at = (route: string) => page.evaluate((to) => location.assign(to), route)
    await at('#/changes?fields=onlyThere&fields=neverHere.either')
    await field.getByText('Only there, Never here › Either').waitFor()
    await at(`${here}&fields=onlyThere`)
    await field.getByText(chosen, { exact: true }).waitFor()
    await line(bob.email).waitFor()
    await choose('Kind of change', /^Removed/)
    await page.getByRole('heading', { name: 'No change matches' }).waitFor()
    await expectNothingFromAxe(page)
    await button('Show all changes').click()
    await line('Checkout v2').waitFor()

    await button('Show as a table').click()
    await page.locator('.day-chart').getByRole('button').nth(1).click()
    await expect.poll(() => page.url()).toMatch(/from=\d{4}-\d\d-\d\d&to=/)
    await line('Checkout v2').waitFor()
    await expectNothingFromAxe(page)
    await button('Clear filters').click()
  })

  test('what was looked at is no longer new, and that can be undone', async () => {
    const link = page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: /^Changes/ })
    await expect.poll(() => link.textContent()).toMatch(/\d/)
    await button('Mark all as seen').click()
    await page.getByText('Nothing new since you last looked.').waitFor()
    await expect.poll(() => link.textContent()).toBe('Changes')
    await button('Undo').click()
    await page.getByText(/new since you last looked/).waitFor()
    await button(/^New ·/).click()
    await line('Checkout v2').waitFor()
    // Who leaves has looked.
    await page.waitForTimeout(1600)
    await page.getByRole('link', { name: 'Query', exact: true }).click()
    await expect.poll(() => link.textContent()).toBe('Changes')
  })

  test('nothing moves while the timeline is loading', async () => {
    await page.evaluate(() => {
      location.hash = '/query'
    })
    await page.getByRole('textbox', { name: 'SQL' }).waitFor()
    await page.evaluate(() => {
      const moved: number[] = []
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) moved.push((entry as unknown as { value: number }).value)
      }).observe({ type: 'layout-shift' })
      Object.assign(window, { moved })
      location.hash = '/changes'
    })
    await line('Checkout v2').waitFor()
    await page.locator('.day-chart .recharts-bar-rectangle').first().waitFor()
    const moved = await page.evaluate(() => (window as unknown as { moved: number[] }).moved)
    expect(moved.reduce((sum, one) => sum + one, 0)).toBeLessThan(0.01)
  })

  test('a person’s changes are opened from the home screen, and by their name in the timeline', async () => {
    await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Home' }).click()
    await page.getByRole('link', { name: `${ann.name} 1 change` }).click()
    await line(bob.email).waitFor()
    await expect.poll(() => line('Checkout v2').count()).toBe(0)
    await page.getByRole('combobox', { name: 'Person' }).filter({ hasText: ann.name }).waitFor()
    await button(ann.name).click()
    await line('Checkout v2').waitFor()
    await button(ann.name).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => line('Checkout v2').count()).toBe(0)
    await page
      .getByRole('combobox', { name: 'Person' })
      .and(page.locator(':focus'))
      .filter({ hasText: ann.name })
      .waitFor()
    await button('Last 30 days').click()
    await button('Yesterday').click()
    await page.getByRole('heading', { name: 'No change matches' }).waitFor()
    await button('Yesterday').click()
    await button('Last 24 hours').click()
    await line(bob.email).waitFor()
    await button('Clear filters').click()
    await line('Checkout v2').waitFor()
  })

  test('a poll counts resources and changes as everything else does, and entries of logs apart', async () => {
    await page
      .getByRole('navigation', { name: 'Sections' })
      .getByRole('link', { name: 'Integrations' })
      .click()
    await page.getByRole('link', { name: 'Acme' }).click()
    const figure = (label: string) => page.locator('.figure').filter({ hasText: label })
    const number = async (label: string) => (await figure(label).textContent())?.replace(label, '').trim()
    const poll = page.getByRole('region', { name: 'Last poll' })
    // What is read once a day needn't be among it.
    const listed = /(\d+) resources listed/.exec((await poll.textContent()) ?? '')?.[1]
    expect(Number(listed)).toBeLessThanOrEqual(Number(await number('Resources')))
    await poll.getByText('1 new log entry').waitFor()
    const told = await poll
      .locator('[title]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('title')))
    const counts = told.map((text) => Number(/^(\d+) (?:added|modified|removed)$/.exec(text ?? '')?.[1] ?? 0))
    expect(String(counts.reduce((sum, count) => sum + count, 0))).toBe(await number('Changes in 24 hours'))
  })

  test('resources are browsed by what their columns hold, one after the other, and against another moment', async () => {
    await page.evaluate(() => {
      location.hash = '/browser?type=segment_source'
    })
    const facets = page.getByRole('region', { name: 'Narrow down' })
    const { sources } = app.workspace.world()
    const off = sources.filter(({ enabled }) => !enabled).length
    const no = facets.getByRole('button', { name: new RegExp(`^No ?${off}$`) })
    await no.click()
    await page.getByText(`${off} of ${sources.length} sources`).waitFor()
    // What else there is can still be seen.
    await facets.getByRole('button', { name: new RegExp(`^Yes ?${sources.length - off}$`) }).waitFor()
    await expectNothingFromAxe(page)
    await button('Copy as SQL').click()
    await page.getByText('It asks for what is listed here.').waitFor()
    const sql = await page.evaluate(() => navigator.clipboard.readText())
    expect(sql).toMatch(/FROM "segment_source"\nWHERE "enabled" IS 0\nORDER BY id$/)
    await no.click()
    await page.getByText(`${sources.length} sources`).waitFor()

    await page.getByRole('row', { name: /^Checkout v2/ }).click()
    await page.getByRole('heading', { level: 2, name: 'Checkout v2' }).waitFor()
    await page.getByRole('region', { name: 'Related' }).waitFor()
    await page.keyboard.press(']')
    await expect.poll(() => page.getByRole('heading', { level: 2, name: 'Checkout v2' }).count()).toBe(0)
    await page.keyboard.press('[')
    await page.getByRole('heading', { level: 2, name: 'Checkout v2' }).waitFor()
    await page.getByRole('tab', { name: 'Changes' }).click()
    const compared = page.getByRole('region', { name: 'Compare two moments' })
    await compared.getByText('Checkout v2').first().waitFor()
    await expectNothingFromAxe(page)
    await screenshot(page, 'browser-compared')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('region', { name: 'Related' }).count()).toBe(0)
  })

  test('an older page that could not be loaded is loaded once more, and no other', async () => {
    let name = ''
    const url = await serveOnLoopback((_, response) => response.end(JSON.stringify([{ id: 1, name }])))
    const add = {
      connector: 'json-http',
      name: 'Servers',
      apiUrl: `${url}/#id=id&name=name`,
      token: 'none',
      poll: false,
    }
    const { id: integrationId } = (await call(page, 'addIntegration', add)) as { id: string }
    for (let poll = 0; poll <= 50; poll++) {
      name = `Server ${poll}`
      await call(page, 'sync', { integrationId })
    }
    // Five pages have them all. When the last one is asked for, the first is forgotten.
    const older = new Set<string>()
    let broken = true
    await page.routeWebSocket(/\/api$/, (socket) => {
      const server = socket.connectToServer()
      socket.onMessage((message) => {
        const { call, id, input } = JSON.parse(String(message))
        if (call === 'listTimeline' && input.before) older.add(input.before)
        if (!broken || call !== 'listTimeline' || older.size < 4) return server.send(message)
        const error = { code: 'internal', message: 'It could not be read.', hint: '' }
        socket.send(JSON.stringify({ answer: id, error }))
      })
    })
    await page.evaluate(() => {
      location.hash = '/changes'
    })
    await page.reload()
    const retry = button('Try again')
    const scrollOn = async () => {
      await page.locator('.timeline').evaluate((list) => list.scrollTo({ top: list.scrollHeight }))
      return retry.count()
    }
    await expect.poll(scrollOn).toBe(1)
    broken = false
    await retry.click()
    await line('First poll').first().waitFor()
  })

  test('what the list that joined can’t tell is asked of the workspace alone', async () => {
    const goTo = (route: string) =>
      page.evaluate((hash) => {
        location.hash = hash
      }, route)
    /** Of two integrations, one is left: there is nothing to choose. */
    const choices = () => page.getByRole('combobox', { name: 'Integration', exact: true }).count()
    await goTo('/access/map')
    await page.getByRole('region', { name: 'Access by group and role' }).waitFor()
    expect(await choices()).toBe(0)
    await goTo('/rules/segment-source-without-labels/backtest')
    await button('Run the backtest').click()
    await button('Run again').waitFor()
    expect(await choices()).toBe(0)
  })
})

/** A call as another window of the app makes it. */
function call(page: Page, name: string, input: unknown = {}): Promise<unknown> {
  return page.evaluate(
    (message) =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(new URL('/api', location.href.replace(/^http/, 'ws')))
        socket.onopen = () => socket.send(JSON.stringify(message))
        socket.onerror = reject
        socket.onmessage = ({ data }) => {
          const { answer, output, error } = JSON.parse(data)
          if (answer !== message.id) return
          socket.close()
          error ? reject(new Error(error.message)) : resolve(output)
        }
      }),
    { id: 1, call: name, input },
  )
}
