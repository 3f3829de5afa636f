/** Stores on folders of their own, and records to put into them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openStore } from '../../src-main/store/open-store.ts'
import type { OpenStore } from '../../src-main/store/open-store.ts'
import type { ExperimentRecord, NewRun } from '../../src-main/store/records.ts'
import { newRun as plainRun } from './records-for-processes.ts'

export const now = (): Date => new Date('2026-05-04T10:00:00.000Z')

/** A folder that is gone after the test. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'burstlab-store-'))
  onTestFinished(() => { rmSync(folder, { recursive: true, force: true }) })
  return join(folder, 'data')
}

/** Closed after the test, where the test did not. */
export async function testStore(dataDir = testFolder(), readOnly = false): Promise<OpenStore> {
  const store = await openStore({ dataDir, readOnly, now })
  onTestFinished(() => { store.close() })
  return store
}

export const experiment = (change: Partial<ExperimentRecord> = {}): ExperimentRecord => ({
  id: 'e1', name: 'Mine', kind: 'pairing', presetId: 'fig2b', draft: { a: [1, 'two'] }, baseline: null, differenceCount: 1, valid: true,
  createdAt: '2026-05-01T00:00:00.000Z', updatedAt: '2026-05-01T00:00:00.000Z', trashedAt: null, forkedFrom: null, pinned: false, folder: null, tags: [], notes: '', ...change,
})

export const newRun = (change: Partial<NewRun> = {}): NewRun => ({ ...plainRun, presetId: 'fig2b', spec: { kind: 'pairing', rates: [1, 2.5] }, ...change })

/** From queued to done, as the lab does it. */
export function finish(store: OpenStore, id: string): void {
  store.runs.update(id, { status: 'running', startedAt: '2026-05-01T00:00:01.000Z' })
  store.runs.finish(id, { status: 'done', progress: 1, finishedAt: '2026-05-01T00:00:02.000Z', durationMs: 1000, checksum: 'c'.repeat(64), verdict: 'pass' }, [])
}
