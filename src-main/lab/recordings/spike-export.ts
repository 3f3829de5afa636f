/** All spikes that a run recorded, as a file of their own. */
import type { SpikingSpec } from '../../engines/spiking/spec.ts'
import { spikesToCsv, spikesToJson, spikesToNpz } from '../../export/spikes.ts'
import type { SpikePopulation } from '../../export/spikes.ts'
import type { RunRecord } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { LabError, notFound } from '../errors.ts'
import { fileStem } from '../figures/exported-file.ts'
import type { FigureDesk } from '../figures/figures.ts'
import type { Lab } from '../lab.ts'
import { createRowCounter, tellRowsFile } from '../rows-file.ts'
import { storedSpec } from '../runs/stored-spec.ts'
import { withLabErrors } from '../store-errors.ts'
import type { Transfers } from '../transfers.ts'

/** Spikes read at one go. */
const usualPieceRows = 20_000

const seriesStart = 'raster.'
/** Columns of the series of spikes. */
const spikeWidth = 3
const formats = { csv: spikesToCsv, json: spikesToJson, npz: spikesToNpz } as const

export interface SpikeExportParts {
  readonly store: Pick<Store, 'runs'>
  readonly figures: Pick<FigureDesk, 'provenance'>
  readonly transfers: Pick<Transfers, 'makeInSteps'>
  readonly pieceRows?: number
}

export function createSpikeExport({ store, figures, transfers, pieceRows = usualPieceRows }: SpikeExportParts): Pick<Lab['recordings'], 'spikeFile' | 'exportSpikes'> {
  /** As many as there were when it was asked for: a run that goes on may record more meanwhile. */
  function* piecesOf(run: RunRecord, series: string, rows: number): Generator<Float64Array> {
    for (let row = 0; row < rows; row += pieceRows) {
      const end = Math.min(rows, row + pieceRows)
      const piece = withLabErrors(() => store.runs.series(run.id, series, row, end))
      if (piece === undefined || piece.values.length < (end - row) * piece.columns.length) throw new LabError('CONFLICT', `The spikes of ${called(run)} went away while they were read; export them again.`)
      yield piece.values
    }
  }

  const spikeFile: Lab['recordings']['spikeFile'] = ({ runId, populations, format }) => {
    const run = store.runs.get(runId)
    if (run === undefined) throw notFound('run', runId)
    const { spec } = storedSpec(run.spec)
    if (spec.kind !== 'spiking') throw new LabError('BAD_REQUEST', `In ${called(run)} there are no spikes of single neurons: it is of kind "${spec.kind}"; expected a run of a spiking network.`)
    const sizes = store.runs.seriesSizes(run.id)
    const counter = createRowCounter()
    const found = sizes.filter(({ name, rows }) => name.startsWith(seriesStart) && rows > 0).map(({ name, rows }): SpikePopulation => {
      const population = name.slice(seriesStart.length)
      const recorded = recordedOf(spec, population)
      const passes = format === 'csv' ? 1 : recorded.sorted ? 4 : 2
      return { name: population, ...recorded, spikes: rows, pieces: () => counter.counted(piecesOf(run, name, rows), spikeWidth * passes) }
    })
    if (found.length === 0) throw new LabError('BAD_REQUEST', `There are no spikes to export of ${called(run)}: ${whyNone(spec, run)} It recorded ${listed(sizes.filter(({ rows }) => rows > 0).map(({ name }) => name))}.`)
    const stranger = populations.find((name) => !found.some((population) => population.name === name))
    if (stranger !== undefined) throw new LabError('BAD_REQUEST', `population is "${stranger}", of which ${called(run)} has no spikes; expected ${listed(found.map(({ name }) => name))}.`)
    const chosen = populations.length === 0 ? found : found.filter(({ name }) => populations.includes(name))
    const of = chosen.length === found.length ? '' : `-${fileStem(chosen.map(({ name }) => name).join('-'), 'some')}`
    const { burstThresholdMs, burstDetector } = spec.fidelity
    return {
      name: `${fileStem(run.name, 'run')}-seed-${run.seed}-spikes${of}.${format}`,
      parts: formats[format]({ provenance: figures.provenance('spikes', [run.id]), spec: run.spec, burstThresholdMs, burstDetector, populations: chosen }),
      rows: chosen.reduce((sum, { spikes }) => sum + spikes, 0), rowsRead: counter.read,
    }
  }

  return {
    spikeFile,
    exportSpikes: (request, signal) => tellRowsFile(transfers, spikeFile(request), signal),
  }
}

const called = ({ name, id }: RunRecord): string => `the run "${name}" (${id})`

function recordedOf({ cells, populations, recording }: SpikingSpec, name: string): Pick<SpikePopulation, 'size' | 'neurons' | 'sorted'> {
  const { cell = '', size = 0 } = populations[name] ?? {}
  const model = cells[cell]?.model
  return { size, neurons: Math.min(size, recording.rasterNeurons), sorted: model === 'pyramidal' || model === 'burstPoisson' }
}

function whyNone({ recording: { rasters, rasterNeurons } }: SpikingSpec, { status }: RunRecord): string {
  if (rasters.length === 0) return '"Spikes of" (recording.rasters) of its spec names no population.'
  if (rasterNeurons === 0) return '"Neurons whose spikes are kept" (recording.rasterNeurons) of its spec is 0.'
  return status === 'done' ? `no neuron of ${listed(rasters)} fired.` : `none of ${listed(rasters)} was recorded yet; it is ${status}.`
}

const listed = (names: readonly string[]): string => (names.length === 0 ? 'nothing' : names.join(', '))
