import type { ResolvedAxis, SweepDetail, SweepPointView } from '../../../../src-main/api/contract.ts'

const axis = (path: string, symbol: string, values: readonly number[]): ResolvedAxis => ({ path, label: path, symbol, unit: 's', group: 'Rule', scale: 'linear', values, texts: values.map((value) => `${value} s`) })

/** Two axes, one seed; the metric "error" of the four points is 3, 1, 2 and missing. */
export const exampleSweep: SweepDetail = {
  id: 's1', name: 'Memory', kind: 'pairing', presetId: 'fig2b', experimentId: 'e1', pointCount: 4, seedCount: 1, firstSeed: 1, createdAt: '2026-05-04T10:00:00.000Z', trashedAt: null,
  counts: { done: 3, failed: 1 }, stoppedEarly: 0, medianStop: null, axes: [axis('a', 'a', [5, 15]), axis('b', 'b', [10, 20])], metrics: ['error'],
  points: [3, 1, 2, null].map((mean, index): SweepPointView => ({
    index, at: [Math.floor(index / 2), index % 2], label: `point ${index}`,
    runs: [{ id: `r${index}`, seed: 1, status: mean === null ? 'failed' : 'done', progress: 1, reason: null, stoppedEarly: false }], metrics: [mean === null ? null : { mean, sd: 0, count: 1 }],
  })),
}
