/** Unit tests: the main side on plain Node, the page in a simulated browser. `npm run test:unit`. */
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

/** Files share what they import: loading it anew for each takes as long as the tests themselves. They leave nothing behind for one another. */
const isolate = false

export default defineConfig({
  test: {
    // More processes than cores make the tests of timers and real processes slow and nothing fast.
    maxWorkers: 2,
    reporters: process.env['CI'] === undefined ? ['default'] : ['default', ['json', { outputFile: 'test-results/unit.json' }]],
    projects: [
      {
        test: {
          name: 'main', isolate,
          include: ['test/**/*.test.ts'],
          exclude: ['test/renderer/**'],
          testTimeout: 60_000,
          globalSetup: 'test/support/software-vulkan.ts',
          // Processes that tests start from the sources, some hundred of them, read what the first has compiled.
          env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/node', import.meta.url)) },
        },
      },
      {
        plugins: [vue()],
        test: { name: 'renderer', isolate, include: ['test/renderer/**/*.test.ts'], environment: 'happy-dom', setupFiles: 'test/support/imports-settled.ts', testTimeout: 60_000, server: { deps: { inline: ['dockview-vue'] } } },
      },
    ],
  },
})
