import { defineConfig } from 'vitest/config'

/** `npm run screenshots`: no test, but it needs what the end-to-end tests need. */
export default defineConfig({
  test: {
    include: ['test/e2e/screenshots/screenshots.ts'],
    globalSetup: ['test/e2e/build.ts'],
    testTimeout: 900_000,
    hookTimeout: 300_000,
  },
})
