/** The suite on the real Electron: `npm run test:window`, after a build. Where its binary or a display is missing, it says so and is counted as skipped. */
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/electron',
  workers: 1,
  reporter: process.env['CI'] === undefined ? 'list' : [['list'], ['json', { outputFile: '../../test-results/window.json' }]],
})
