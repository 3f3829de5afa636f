/** Does the engine give the paper's numbers on this machine? */
import { runEngine } from '../../engines/registry.ts'
import { fillFigure } from '../../experiments/fill-figure.ts'
import { judge } from '../../experiments/judge.ts'
import type { Finding } from './check.ts'
import { kindOf, presetById } from '../../experiments/kinds.ts'
import { collectSeries } from './collect-series.ts'

/** Computes Fig. 2b here and now and compares it with the reference. */
export function engineCheck(): Finding {
  const preset = presetById('fig2b')
  if (preset?.spec.kind !== 'pairing') throw new Error('the preset of Fig. 2b is missing')
  const startedAt = performance.now()
  const series = collectSeries(runEngine(preset.spec, 1))
  const tookMs = Math.round(performance.now() - startedAt)
  const panels = fillFigure(kindOf(preset.spec).figure(preset.spec), [{ key: '', label: 'here', references: preset.references, runs: [{ read: (name) => series.get(name) }] }])
  const verdict = judge({ panels, checks: preset.checks, references: preset.references, spec: preset.spec, matchesPreset: true })
  const within = verdict.rows.filter((row) => row.verdict === 'pass').length
  const detail = `Fig. 2b in ${tookMs} ms: ${within} of ${verdict.rows.length} values within tolerance`
  if (verdict.state === 'pass') return { state: 'ok', detail, remedy: '' }
  return { state: 'failed', detail, remedy: 'Results of this machine cannot be trusted: please report it with the lines of this table.' }
}
