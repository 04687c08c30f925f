import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { saidAtBuild } from './src-main/engine/yaml/said-at-build.ts'

const at = (path: string) => resolve(import.meta.dirname, path)

export default defineConfig({
  main: {
    plugins: [saidAtBuild()],
    build: {
      outDir: 'out/main',
      rollupOptions: {
        // Every file that is started as a process or a thread of its own.
        input: {
          index: at('src-main/index.ts'),
          cli: at('src-main/cli.ts'),
          'engine-process': at('src-main/engine-process.ts'),
          'poll-thread': at('src-main/engine/sync/poll-thread.ts'),
          'request-thread': at('src-main/engine/sync/request-thread.ts'),
          'query-process': at('src-main/engine/query-process.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload can require nothing but electron: one CommonJS file with all it needs inside.
      externalizeDeps: false,
      rollupOptions: {
        input: { index: at('src-preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    build: {
      outDir: 'out/renderer',
      // electron-vite leaves it as it is by default; what a page loads is read and compiled at every start.
      minify: true,
      chunkSizeWarningLimit: 1000,
      rollupOptions: {
        input: at('src-renderer/index.html'),
        // What every start needs comes as one file: sixty small ones took a browser twice as long.
        output: { codeSplitting: { groups: [{ name: 'app', tags: ['$initial'] }] } },
      },
    },
    plugins: [react()],
  },
})
