/** What a person would look at: screenshots, kept in test-results/, and what axe finds on the page. */
import { mkdirSync } from 'node:fs'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const folder = 'test-results/screens'

export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name}.png`, animations: 'disabled' })
}

/** Fails with what is wrong and where. Runs axe beside the page: its policy lets no foreign script in. */
export async function expectNothingFromAxe(page: Page): Promise<void> {
  // Evaluated by the debugger, which no content security policy binds.
  await page.evaluate(axe.source)
  const found = await page.evaluate(async () => {
    // What is on its way in has not its own colours yet. Two frames: one that has just been put there starts its
    // transition with the next.
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const ends = ({ effect }: Animation) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY
    do {
      await frame()
      await frame()
      await Promise.allSettled(
        document
          .getAnimations()
          .filter(ends)
          .map(({ finished }) => finished),
      )
    } while (document.getAnimations().some(ends))
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run()
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target}: ${failureSummary}`),
    )
  })
  expect(found).toEqual([])
}
