import { defineConfig } from 'vitest/config'
import { saidAtBuild } from '../../src-main/engine/yaml/said-at-build.ts'

/** The long runs, each part a file. `npm test` doesn't run them. */
export default defineConfig({
  plugins: [saidAtBuild()],
  test: {
    include: ['test/trust/**/*.trust.ts'],
    // What one part measures is not to be the other one's load.
    fileParallelism: false,
    testTimeout: 3_600_000,
    hookTimeout: 120_000,
  },
})
