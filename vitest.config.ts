import { configDefaults, defineConfig } from 'vitest/config'
import { saidAtBuild } from './src-main/engine/yaml/said-at-build.ts'

export default defineConfig({
  plugins: [saidAtBuild()],
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'test/e2e/**'],
    // To load the engine anew for each file took a fifth of all the time. What a test changes for others, it changes back.
    isolate: false,
    // One more than the cores of CI: what waits, for a pause or a disk, leaves its core to another.
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // What is waited for comes at once, but not on a machine that has much else to do.
    expect: { poll: { timeout: 10_000 } },
  },
})
