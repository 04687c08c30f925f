import { defineConfig } from 'vitest/config'

const patience = {
  testTimeout: 120_000,
  hookTimeout: 180_000,
  expect: { poll: { timeout: 15_000 } },
}

export default defineConfig({
  test: {
    globalSetup: ['test/e2e/build.ts'],
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...patience,
          name: 'desktop',
          include: ['test/e2e/desktop/**/*.e2e.test.ts'],
          // Two at once were seen to hang: pages that Playwright joins while they load stay where they are.
          fileParallelism: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...patience,
          name: 'browser',
          include: ['test/e2e/browser/**/*.e2e.test.ts'],
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
