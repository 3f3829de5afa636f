/** A run for processes that are no tests. */
import type { NewRun } from '../../src-main/store/records.ts'

export const newRun: NewRun = {
  id: 'r1', name: 'Fig. 2b', kind: 'pairing', presetId: null, experimentId: null, groupId: 'g1', seed: 1, specHash: 'ab'.repeat(32), differenceCount: 0,
  createdAt: '2026-05-01T00:00:00.000Z', spec: {}, baseline: null, rerunOf: null,
  origin: { appVersion: '0', engineVersion: '0', gitCommit: null, device: 'cpu', host: 'bench', platform: 'linux', nodeVersion: '24' },
}
