import vue from '@vitejs/plugin-vue'
import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig } from 'electron-vite'
import { licenceTexts } from './build/lib/licence-texts.mjs'

const from = (path: string): string => resolve(import.meta.dirname, path)

/** The licences of what the bundles hold go with them. */
const licences = {
  name: 'licences',
  closeBundle(): void {
    mkdirSync(from('out'), { recursive: true })
    writeFileSync(from('out/licences.txt'), licenceTexts(import.meta.dirname))
  },
}

/** Main: the Electron entry, the command line and the process that computes runs. Preload: CommonJS, as a sandboxed preload must be. */
export default defineConfig({
  main: {
    plugins: [licences],
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
