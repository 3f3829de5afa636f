/** Spikes and voltages of single neurons: a stretch of what a run recorded, never more than can be looked at. */
import { coloursOf } from '../../drawing/population-colours.ts'
import type { PopulationColour } from '../../drawing/population-colours.ts'
import type { FigureLook } from '../../export/figure-style.ts'
import { decimateMinMax } from '../../export/decimate.ts'
import type { Store } from '../../store/store.ts'
import { activityFigure } from '../figures/activity-figure.ts'
import { chosenColours, chosenFor } from '../figures/chosen-colours.ts'
import { LabError, notFound } from '../errors.ts'
import type { Lab } from '../lab.ts'
import type { ActivityView, VoltageLine, VoltagesView } from './recordings-types.ts'
import { createRateBins, mostBins } from './rate-bins.ts'
import { createSpikeCounter } from './spike-activity.ts'
import { storedSpec } from '../runs/stored-spec.ts'

/** Voltages are read in pieces of so many rows, and at most so many pieces: the lab's process has other things to do as well. */
const usualPieces = { pieceRows: 10_000, mostPieces: 300 }

/** Spikes are counted of at most so many pieces, a million: some 25 s of 4,000 cells at 10 Hz. */
const mostActivityPieces = 100

/** Columns of `traces.*` (engines/spiking/series.ts). */
const voltageColumns = { soma: 2, dendrite: 3, threshold: 4 } as const

export function createRecordingsDesk({ store, look, pieces = usualPieces }: { readonly store: Pick<Store, 'runs' | 'settings'>; readonly look: () => FigureLook; readonly pieces?: typeof usualPieces }): Omit<Lab['recordings'], 'spikeFile' | 'exportSpikes'> {
  const { pieceRows, mostPieces } = pieces
  function known(runId: string): void {
    if (store.runs.row(runId) === undefined) throw notFound('run', runId)
  }

  return {
    spikes({ runId, population, from, most }) {
      known(runId)
      const series = `raster.${population}`
      const rows = store.runs.seriesSizes(runId).find(({ name }) => name === series)?.rows ?? 0
      const [first, end] = from.type === 'row'
        ? [Math.max(Math.min(from.row, rows), rows - most), rows]
        : [store.runs.findRow(runId, series, from.fromS) ?? 0, store.runs.findRow(runId, series, from.toS) ?? 0]
      const values = end > first ? store.runs.series(runId, series, first, end)?.values ?? new Float64Array() : new Float64Array()
      const every = Math.max(1, Math.ceil((end - first) / most))
      return { rows, firstRow: first, every, ...packed(values, every) }
    },
    activity({ runId, population, fromS, toS, scale, binMs, averages, theme }): ActivityView {
      known(runId)
      const bins = Math.ceil(((toS - fromS) * 1000) / binMs)
      if (bins > mostBins) throw new LabError('BAD_REQUEST', `Bins of ${binMs} ms are ${bins} over this time; expected at most ${mostBins}: wider bins, or less time.`)
      const series = `raster.${population}`
      const [first, wanted] = [store.runs.findRow(runId, series, fromS) ?? 0, store.runs.findRow(runId, series, toS) ?? 0]
      const end = Math.min(wanted, first + pieceRows * mostActivityPieces)
      const run = store.runs.get(runId)
      const { neurons, burstThresholdMs, colour } = recordingOf(run?.spec, population)
      const counter = createSpikeCounter(neurons)
      const rates = createRateBins({ fromS, toS, binMs, neurons })
      let untilS = fromS
      for (let row = first; row < end; row += pieceRows) {
        const values = store.runs.series(runId, series, row, Math.min(end, row + pieceRows))?.values ?? new Float64Array()
        counter.add(values)
        rates.add(values)
        untilS = values.at(-3) ?? untilS
      }
      const activity = counter.result()
      // Of a run that has not come as far, what is there ends with its last spike.
      const isThere = store.runs.get(runId)?.status === 'done' || (store.runs.seriesSizes(runId).find(({ name }) => name === series)?.rows ?? 0) > wanted
      const complete = end === wanted
      const lastS = complete && isThere ? toS : untilS
      return {
        figure: activityFigure({ runId, population, colour: chosenFor(chosenColours(store, run?.experimentId ?? null), population) ?? colour, activity, rates: rates.result(lastS), averages, scale, theme, look: look(), burstThresholdMs }),
        neurons: activity.neurons, spikes: Math.max(0, end - first), complete, untilS: lastS,
      }
    },
    voltages({ runId, population, neuron, fromS, toS, most }): VoltagesView {
      known(runId)
      const series = `traces.${population}`
      const [first, end] = [store.runs.findRow(runId, series, fromS) ?? 0, store.runs.findRow(runId, series, toS) ?? 0]
      const own = rowsOf(neuron, piecesOf(first, end, pieces).map((row) => store.runs.series(runId, series, row, Math.min(end, row + pieceRows))))
      return {
        complete: end - first <= pieceRows * mostPieces,
        lines: Object.entries(voltageColumns).flatMap(([id, column]): VoltageLine[] => {
          const points = own.filter((row) => Number.isFinite(row[column]))
          if (points.length === 0) return []
          const { x, y } = decimateMinMax({ x: points.map(([timeS = NaN]) => timeS), y: points.map((row) => row[column] ?? NaN) }, Math.max(8, most))
          return [{ id: id as VoltageLine['id'], timesS: x, mv: y, meanMv: points.reduce((sum, row) => sum + (row[column] ?? NaN), 0) / points.length }]
        }),
      }
    },
  }
}

/** How many neurons of a population have their spikes recorded, and how close spikes of a burst are. */
function recordingOf(stored: unknown, population: string): { readonly neurons: number; readonly burstThresholdMs: number; readonly colour: PopulationColour } {
  const { spec } = storedSpec(stored)
  if (spec.kind !== 'spiking') throw new LabError('BAD_REQUEST', 'This run has no spikes of single neurons; expected a run of a spiking network.')
  const { recording: { rasters, rasterNeurons }, populations, fidelity } = spec
  const size = rasters.includes(population) ? populations[population]?.size ?? 0 : 0
  return { neurons: Math.min(size, rasterNeurons), burstThresholdMs: fidelity.burstThresholdMs, colour: coloursOf(spec).get(population) ?? 0 }
}

/** Where pieces begin: one after the other, or evenly spread where there are too many. */
function piecesOf(first: number, end: number, { pieceRows, mostPieces }: typeof usualPieces): number[] {
  const count = Math.ceil((end - first) / pieceRows)
  const taken = Math.min(count, mostPieces)
  return Array.from({ length: taken }, (_, i) => first + Math.floor((i * count) / taken) * pieceRows)
}

function rowsOf(neuron: number, pieces: readonly ({ readonly columns: readonly string[]; readonly values: Float64Array } | undefined)[]): Float64Array[] {
  return pieces.flatMap((piece) => {
    if (piece === undefined) return []
    const { values, columns: { length: width } } = piece
    const rows: Float64Array[] = []
    for (let at = 0; at < values.length; at += width) if (values[at + 1] === neuron) rows.push(values.subarray(at, at + width))
    return rows
  })
}

/** Every n-th row of (time, neuron, mark), column by column. */
function packed(values: Float64Array, every: number): { readonly timesS: string; readonly neurons: string; readonly marks: string } {
  const count = Math.ceil(values.length / 3 / every)
  const [times, neurons, marks] = [new Float64Array(count), new Uint32Array(count), new Uint8Array(count)]
  for (let i = 0; i < count; i++) {
    const at = i * every * 3
    times[i] = values[at] ?? NaN
    neurons[i] = values[at + 1] ?? 0
    marks[i] = values[at + 2] ?? 0
  }
  return { timesS: base64(times), neurons: base64(neurons), marks: base64(marks) }
}

const base64 = ({ buffer, byteOffset, byteLength }: Float64Array | Uint32Array | Uint8Array): string => Buffer.from(buffer, byteOffset, byteLength).toString('base64')
