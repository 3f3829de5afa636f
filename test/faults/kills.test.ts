/** The short form of `npm run test:faults`: each kind of blow once, at moments that a seed chooses. docs/reliability.md has the long one's figures. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runKillCourse, undisturbed, victims } from './kill-course.ts'
import { noLosses } from './ledger.ts'

it('a lab whose processes are killed loses nothing, and comes to the results of one that nothing happened to', { timeout: 600_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'burstlab-kills-'))
  const references = await undisturbed(join(folder, 'undisturbed'))
  const figures = await runKillCourse({ dataDir: join(folder, 'data'), seed: 7, plan: victims }, references)
  expect(figures).toMatchObject({ ...noLosses(), unusable: [], lives: 4 })
  expect(figures.runs).toBeGreaterThan(1)
  rmSync(folder, { recursive: true })
})
