/** Tries a small spiking experiment out at once and keeps nothing of it: for a bench, where a slider moves and the figure follows. */
import { parseSpiking } from '../../experiments/spiking/schema.ts'
import { spikingKind } from '../../experiments/spiking/spiking-kind.ts'
import type { FigureLook } from '../../export/figure-style.ts'
import { seriesAtOnce } from './at-once.ts'
import { figureAtOnce } from './figure-at-once.ts'
import { LabError } from '../errors.ts'
import type { CollectedSeries } from '../self-test/collect-series.ts'
import type { BenchResult, TryOut } from '../types.ts'

/** Columns of a raster, and its marks. */
const raster = { columns: 3, mark: 2, event: 1, burst: 2 } as const

export function tryOut({ spec, seed, theme }: TryOut, look?: FigureLook): BenchResult {
  const parsed = parseSpiking(spec)
  if (!parsed.ok) throw new LabError('BAD_REQUEST', 'The experiment can\'t be tried out as it stands.', parsed.issues.map(({ path, message }) => ({ path, message })))
  const series = seriesAtOnce(parsed.spec, seed)
  const whole = spikingKind.figure(parsed.spec)
  // Voltages above spikes, as wide as the page.
  const definition = { ...whole, columns: 1, caption: 'Voltages, and spikes as events and bursts.', panels: whole.panels.filter(({ id }) => id.startsWith('traces-') || id.startsWith('raster-')) }
  return { figure: figureAtOnce({ definition, series, theme, look }).figure, ...spikesOf(series) }
}

/** Of the first neurons of all populations whose spikes are kept. */
function spikesOf(series: ReadonlyMap<string, CollectedSeries>): Pick<BenchResult, 'events' | 'bursts' | 'spikes'> {
  const marks = [...series].flatMap(([name, { values }]) => (name.startsWith('raster.') ? values.filter((_, index) => index % raster.columns === raster.mark) : []))
  const count = (mark: number): number => marks.filter((value) => value === mark).length
  return { events: count(raster.event), bursts: count(raster.burst), spikes: marks.length }
}
