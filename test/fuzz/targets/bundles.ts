/** Bundles of strangers: archives that are damaged, and whole ones whose contents are not what they should be. */
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { LabError } from '../../../src-main/lab/errors.ts'
import { membersOf, repacked } from '../../lab/bundles/repack.ts'
import { record } from '../../lab/bundles/recorded-runs.ts'
import { openTestLab } from '../../lab/test-lab.ts'
import { damaged, mutated } from '../hostile.ts'
import { target } from '../target.ts'
import type { Target } from '../target.ts'

function asJson(value: unknown): Buffer | null {
  try {
    return Buffer.from(JSON.stringify(value) ?? 'null')
  } catch {
    // Nested too deeply to be written down in this way; as text it can be.
    return Buffer.from(`${'['.repeat(20_000)}${']'.repeat(20_000)}`)
  }
}

const bundles = target('bundles', 0.4, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'burstlab-fuzz-'))
  const [here, victim] = [await openTestLab(), await openTestLab()]
  const good = join(folder, 'good.burstlab')
  const parts: Uint8Array[] = []
  here.lab.bundles.write({ runIds: record(here, 'fig2b', 1), experimentIds: [] }, (bytes) => parts.push(bytes))
  const archive = Buffer.concat(parts)
  writeFileSync(good, archive)
  const texts = [...membersOf(good)].filter(([path]) => path.endsWith('.json') && path !== 'manifest.json')
  const changed = fc.constantFrom(...texts).chain(([path, content]) => mutated([JSON.parse(content.toString('utf8'))]).map((value) => repacked(good, (other, bytes) => (other === path ? asJson(value) : bytes))))
  const bad = join(folder, 'bad.burstlab')
  const state = (): unknown => [victim.lab.runs.list(false).length, victim.lab.runs.list(true).length, victim.lab.experiments.list(false).length, readdirSync(victim.dataDir).filter((name) => !/-(wal|shm)$/.test(name))]
  return {
    cases: fc.oneof(damaged([archive]), changed),
    check(bytes) {
      writeFileSync(bad, bytes)
      const before = state()
      try {
        victim.lab.bundles.import(bad)
        return 'taken'
      } catch (error) {
        assert.ok(error instanceof LabError, error instanceof Error ? error.stack : String(error))
        assert.ok(error.message.includes('bad.burstlab') || error.issues.length > 0, error.message)
        assert.ok(error.message.length < 5000, `a message of ${error.message.length} letters`)
        assert.deepEqual(state(), before, 'a refusal leaves nothing behind')
        return 'refused'
      }
    },
    async end() {
      await here.end()
      await victim.end()
      rmSync(folder, { recursive: true })
    },
  }
})

export const bundleTargets: readonly Target[] = [bundles]
