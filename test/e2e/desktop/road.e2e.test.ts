import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startDemoApi } from '../../../src-main/demo/demo-api'
import * as road from '../road'
import { DesktopUnderTest, hindrance } from './running'

describe.skipIf(hindrance)('the road from a token to an alert, in the desktop app', () => {
  let desktop: DesktopUnderTest
  let walk: road.Walk

  beforeAll(async () => {
    const workspace = await startDemoApi({
      lifeEveryMs: 0,
      faults: [{ kind: 'slow', path: '/sources', value: 20_000 }],
    })
    desktop = await DesktopUnderTest.prepare()
    const page = await desktop.start()
    page.setDefaultTimeout(15_000)
    walk = {
      host: 'desktop',
      page,
      workspace,
      opened: async (act) => (await Promise.all([desktop.app.waitForEvent('window'), act()]))[0],
    }
  })
  afterAll(async () => {
    await desktop?.end()
    await walk?.workspace.close()
  })

  const traySign = async () => (await desktop.tray()).sign
  const trayItem = async (id: string) => (await desktop.tray()).items.find((item) => item.id === id)

  test('the wizard tests the token before anything is saved', async () => {
    await expect.poll(traySign).toBe('empty')
    await road.addIntegration(walk)
  })
  test('the first poll is watched and cancelled, and goes on when asked to', () => road.watchFirstPoll(walk))
  test('resources are browsed in a window of their own', () => road.browseResources(walk))

  test('a transition raises an alert: a notification, the tray, the list', async () => {
    const email = await road.raiseAlert(walk)
    const titles = () => desktop.notifications().map(({ summary }) => summary)
    await expect.poll(titles).toContain(`Owner outside the company’s domains: ${email}`)
    await expect.poll(traySign).toBe('severe')
    await expect.poll(async () => (await desktop.tray()).tooltip).toMatch(/critical/)
    await expect
      .poll(async () => (await desktop.tray()).items.filter(({ id }) => id?.startsWith('alert-')))
      .not.toEqual([])
  })

  test('the toggle and the tray’s menu pause and resume', async () => {
    await road.pauseAndResume(walk)
    await expect.poll(trayItem.bind(null, 'sync')).toMatchObject({ enabled: false })
    await desktop.clickTray('resume')
    await walk.page.getByText('Enabled', { exact: true }).waitFor()
    await desktop.clickTray('pause')
    await walk.page
      .getByRole('list', { name: 'Integrations' })
      .getByText('Disabled', { exact: true })
      .waitFor()
    await road.resume(walk)
    await desktop.clickTray('sync')
  })

  test('delete removes all of it', async () => {
    await road.deleteIntegration(walk)
    await expect.poll(traySign).toBe('empty')
  })
})
