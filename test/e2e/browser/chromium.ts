import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = process.env.SIGHTLINE_CHROMIUM ?? places.find((path) => existsSync(path))

/** Why the browser host can't be tested here, or null. Said aloud, so that a skipped run is not taken for a green one. */
export const hindrance = executablePath ? null : 'there is no Chromium (set SIGHTLINE_CHROMIUM)'
if (hindrance) console.warn(`\n*** The browser host is NOT tested here: ${hindrance} ***\n`)

/** A real Chromium that talks to nobody but the pages it is given. */
export function launchChromium(...options: string[]): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...options,
    ],
  })
}

/** A page of a usual size at an address, in a context of its own. */
export async function openPage(
  browser: Browser,
  url: string,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(url)
  return { context, page }
}
