/** Fills a data folder with a history of made-up runs: for the benchmark, for browser tests and for pictures. The same count gives the same runs. */
import { presets } from '../../src-main/experiments/kinds.ts'
import { withValueAt } from '../../src-main/experiments/spec-path.ts'
import { specHash } from '../../src-main/lab/runs/spec-hash.ts'
import { openStore } from '../../src-main/store/open-store.ts'
import type { MetricRecord, NewRun } from '../../src-main/store/records.ts'

const origin = { appVersion: '0.1.0', engineVersion: '1', gitCommit: null, device: 'CPU, one core', host: 'bench', platform: 'linux', nodeVersion: '24' }
const seedsPerGroup = 5
const tags = [['talk'], [], [], ['good', 'figure'], [], ['draft'], []]
const notes = [
  '', '', '**Diverged** after epoch 12: the learning rate is too high.', '', 'The curve bends at 12 Hz, as in the paper. See [the preprint](https://www.biorxiv.org/).', '', '',
]

export interface SeededHistory {
  readonly count: number
  /** Presets to vary; all of them where absent. */
  readonly presetIds?: readonly string[]
  /** Puts a short series and a log into every run; false for thousands that only a list needs. */
  readonly recorded?: boolean
}

/** Groups of five seeds over the presets; the pairing ones vary a time constant. Run `i` is "run" followed by `i`. */
export async function seedHistory(dataDir: string, { count, presetIds, recorded = true }: SeededHistory): Promise<void> {
  const store = await openStore({ dataDir, now: () => new Date('2026-11-20T10:00:00Z') })
  const used = presetIds === undefined ? presets : presets.filter(({ id }) => presetIds.includes(id))
  const specs = new Map<string, { readonly spec: unknown; readonly hash: string }>()
  const runs = Array.from({ length: count }, (_, i): NewRun => {
    const group = Math.floor(i / seedsPerGroup)
    const preset = used[group % used.length]
    if (preset === undefined) throw new Error('there are no such presets')
    const changed = preset.kind === 'pairing' && group % 2 === 1
    const tauPreMs = 10 * (1 + (Math.floor(group / used.length) % 5))
    const key = `${preset.id} ${changed ? tauPreMs : ''}`
    const known = specs.get(key) ?? specOf(preset.spec, changed ? tauPreMs : null)
    specs.set(key, known)
    const createdAt = new Date(Date.parse('2026-03-01T08:00:00Z') + group * 600_000 + (i % seedsPerGroup)).toISOString()
    return {
      id: `run${i}`, name: `${preset.figure}: ${preset.title}`, kind: preset.kind, presetId: preset.id, experimentId: null, groupId: `group${group}`, seed: 1 + (i % seedsPerGroup),
      specHash: known.hash, differenceCount: changed ? 1 : 0, createdAt, spec: known.spec, baseline: preset.spec, rerunOf: null, origin,
    }
  })
  store.runs.insert(runs)
  for (const [i, { id, createdAt, differenceCount, kind }] of runs.entries()) {
    const group = Math.floor(i / seedsPerGroup)
    const finishedAt = new Date(Date.parse(createdAt) + 60_000).toISOString()
    const failed = i % 41 === 0
    if (recorded) store.runs.advance(id, { progress: 1, chunks: [{ series: 'loss', columns: ['step', 'value'], values: curve(i) }], log: [{ at: createdAt, level: 'info', text: `computed group ${group} on one core` }] })
    store.runs.update(id, { startedAt: createdAt, finishedAt, durationMs: 100 + (i * 37) % 5000, notes: notes[group % notes.length] ?? '', tags: tags[i % tags.length] ?? [], starred: i % 29 === 0 })
    if (failed) store.runs.update(id, { status: 'failed', reason: 'out of memory', progress: 0.4 })
    else store.runs.finish(id, { status: 'done', progress: 1, checksum: String(i).padStart(64, '0'), verdict: differenceCount > 0 ? 'differs' : i % 3 === 0 ? 'fail' : 'pass' }, metricsOf(kind, i))
  }
  store.close()
}

function specOf(spec: unknown, tauPreMs: number | null): { readonly spec: unknown; readonly hash: string } {
  const changed = tauPreMs === null ? spec : withValueAt(spec, 'rule.tauPreMs', tauPreMs)
  return { spec: changed, hash: specHash(changed) }
}

/** Between 0 and 1, the same for the same number. */
const noise = (i: number): number => (Math.sin(i * 12.9898) * 43758.5453) % 1

const metricsOf = (kind: string, i: number): MetricRecord[] => (kind === 'ensemble' || kind === 'rate'
  ? [{ name: 'test error (%)', value: 4 + 2 * noise(i) }, { name: 'test loss', value: 0.2 + 0.1 * noise(i + 1) }]
  : [{ name: 'mean weight change', value: noise(i) }])

/** A falling curve with noise: 60 steps. */
const curve = (i: number): Float64Array => Float64Array.from({ length: 120 }, (_, at) => (at % 2 === 0 ? at / 2 : Math.exp(-at / (30 + (i % 5) * 5)) * (1 + 0.15 * noise(i * 120 + at)) + 0.05))
