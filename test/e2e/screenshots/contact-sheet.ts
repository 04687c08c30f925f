import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'

export interface Picture {
  file: string
  caption: string
}

/** All pictures on one, drawn by the browser that made them. */
export async function contactSheet(browser: Browser, pictures: Picture[], columns: number, file: string) {
  const page = await browser.newPage({ viewport: { width: columns * 480 + 24, height: 800 } })
  const figure = ({ file: of, caption }: Picture) =>
    `<figure><img src="data:image/jpeg;base64,${readFileSync(of).toString('base64')}"><figcaption>${caption}</figcaption></figure>`
  await page.setContent(`<style>
    body { display: grid; grid-template-columns: repeat(${columns}, 1fr); gap: 12px; margin: 12px; background: #777; font: 13px sans-serif; color: #fff }
    figure { margin: 0 } img { display: block; width: 100% } figcaption { padding: 4px 0 }
  </style>${pictures.map(figure).join('')}`)
  await page.screenshot({ path: file, fullPage: true })
  await page.close()
}
