/** The suite on the real Electron: `npx playwright test -c test/e2e-electron`, after a build. */
import { defineConfig } from '@playwright/test'

export default defineConfig({ testDir: '.', outputDir: '../../test-results/electron', workers: 1, reporter: 'list' })
