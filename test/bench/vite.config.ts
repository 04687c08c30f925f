import { resolve } from 'node:path'
import { defineConfig } from 'vite'
import { saidAtBuild } from '../../src-main/engine/yaml/said-at-build.ts'

const at = (path: string) => resolve(import.meta.dirname, path)

/** Plain Node can't run the sources, whose imports name no extensions: each of the benchmark's processes is built. */
export default defineConfig({
  plugins: [saidAtBuild()],
  build: {
    ssr: true,
    outDir: at('../../out/bench'),
    rollupOptions: {
      input: {
        bench: at('bench.ts'),
        provider: at('provider.ts'),
        engine: at('engine.ts'),
        'poll-thread': at('../../src-main/engine/sync/poll-thread.ts'),
        'request-thread': at('../../src-main/engine/sync/request-thread.ts'),
        history: at('history.ts'),
        grown: at('grown.ts'),
        peers: at('peers.ts'),
        asked: at('asked.ts'),
        beside: at('beside.ts'),
        'asking-only': at('asking-only.ts'),
      },
    },
  },
})
