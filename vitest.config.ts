import { configDefaults, defineConfig } from 'vitest/config'
import { saidAtBuild } from './src-main/engine/yaml/said-at-build.ts'

export default defineConfig({
  plugins: [saidAtBuild()],
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'test/e2e/**'],
    // By itself vitest leaves a core to the machine: of two, that is half.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
