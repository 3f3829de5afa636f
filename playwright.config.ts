/** The workbench in a real browser: `npm run test:e2e`, after a build. */
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'test/e2e',
  // What helps them has unit tests beside it.
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  // Each test has a workbench of its own, and much of its time is waiting for page, server and runs in turn: two at a time fill two cores.
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  // A machine that is busy for a moment decides nothing: what fails twice has failed, and a second try is told as flaky.
  retries: 1,
  timeout: 120_000,
  // Patience for a machine that does other things too: of two cores, two tests take all.
  expect: { timeout: 20_000 },
  reporter: process.env['CI'] === undefined ? 'list' : [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  // What takes minutes begins first: begun last, it would leave a core idle at the end.
  projects: [{ name: 'long', grep: /@long/ }, { name: 'usual', grepInvert: /@long/ }],
  globalSetup: './test/e2e/support/global-setup.ts',
})
