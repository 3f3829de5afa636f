/** Runs a preset's engine here and judges it as the lab does. */
import { runEngine } from '../../../src-main/engines/registry.ts'
import type { SpikingSpec } from '../../../src-main/engines/spiking/spec.ts'
import type { Verdict } from '../../../src-main/experiments/figure.ts'
import { fillFigure } from '../../../src-main/experiments/fill-figure.ts'
import { judge } from '../../../src-main/experiments/judge.ts'
import { presetById } from '../../../src-main/experiments/kinds.ts'
import { spikingFigure } from '../../../src-main/experiments/spiking/figures/choose.ts'

export interface Recorded {
  readonly columns: readonly string[]
  readonly rows: number
  readonly values: readonly number[]
}

export function specOf(id: string): SpikingSpec {
  const spec = presetById(id)?.spec
  if (spec?.kind !== 'spiking') throw new Error(`no spiking preset ${id}`)
  return spec
}

export function recordedOf(spec: SpikingSpec, seed = 1): ReadonlyMap<string, Recorded> {
  const parts = new Map<string, { columns: readonly string[]; values: number[] }>()
  for (const output of runEngine(spec, seed)) {
    if (output.type !== 'rows') continue
    const known = parts.get(output.series) ?? { columns: output.columns, values: [] }
    parts.set(output.series, known)
    for (const value of output.values) known.values.push(value)
  }
  return new Map([...parts].map(([name, { columns, values }]) => [name, { columns, values, rows: values.length / columns.length }]))
}

/** Of several seeds together. */
export function verdictOf(id: string, seeds: readonly number[] = [1]): Verdict {
  const preset = presetById(id)
  const spec = specOf(id)
  const runs = seeds.map((seed) => {
    const recorded = recordedOf(spec, seed)
    return { read: (series: string) => recorded.get(series) }
  })
  const references = preset?.references ?? []
  const panels = fillFigure(spikingFigure(spec), [{ key: '', label: id, runs, references }])
  return judge({ panels, checks: preset?.checks ?? [], references, spec, matchesPreset: true })
}

/** A column of a series, of the rows for which `where` holds. */
export function column(recorded: ReadonlyMap<string, Recorded>, series: string, name: string, where: (row: (column: string) => number) => boolean = () => true): number[] {
  const found = recorded.get(series)
  if (found === undefined) throw new Error(`nothing was recorded as ${series}`)
  const at = (row: number, key: string): number => found.values[row * found.columns.length + found.columns.indexOf(key)] ?? NaN
  return Array.from({ length: found.rows }, (_, row) => row).filter((row) => where((key) => at(row, key))).map((row) => at(row, name))
}
