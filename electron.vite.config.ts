import vue from '@vitejs/plugin-vue'
import { resolve } from 'node:path'
import { defineConfig } from 'electron-vite'

const from = (path: string): string => resolve(import.meta.dirname, path)

/** Main: the Electron entry, the command line and the process that computes runs. Preload: CommonJS, as a sandboxed preload must be. */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rollupOptions: {
        input: { main: from('src-main/main.ts'), cli: from('src-main/cli.ts'), 'run-host': from('src-main/run-host.ts'), 'prefetch-worker': from('src-main/datasets/prefetch-worker.ts') },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rollupOptions: { input: { preload: from('src-main/preload.ts') }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: from('src-renderer'),
    publicDir: from('resources/icons'),
    plugins: [vue()],
    build: { outDir: from('out/renderer'), rollupOptions: { input: from('src-renderer/index.html') }, chunkSizeWarningLimit: 1500 },
  },
})
