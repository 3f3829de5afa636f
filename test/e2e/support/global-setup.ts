/** Finds the browser once for all tests, and refuses a build that is older than the sources. */
import { resolve } from 'node:path'
import { needsBuild } from '../../../build/lib/freshness.mjs'
import { findChromium } from './chromium.ts'

export default async function globalSetup(): Promise<void> {
  if (needsBuild(resolve('.'))) throw new Error('out/ is missing or older than the sources: run "npm run build" first')
  const candidate = await findChromium()
  // Read by workbench.ts in the processes of the tests.
  process.env['BURSTLAB_E2E_BROWSER'] = JSON.stringify(candidate)
  process.stdout.write(`Browser: ${candidate.path}, ${candidate.source}\n`)
}
