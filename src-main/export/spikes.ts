/**
 * Spikes of single neurons as CSV, JSON or NumPy arrays: population, neuron, time in ms, and which spikes begin an event or make it a
 * burst, as the engine decided while it computed. Files come in parts: what was recorded is read piece by piece, once a column.
 */
import type { FigureProvenance } from '../experiments/figure-data.ts'
import { npyOf, npyOfTexts } from './npy.ts'
import type { NpyType } from './npy.ts'
import { provenanceText } from './provenance.ts'
import { comments, csvLineEnd, textCell } from './runs-csv.ts'
import { zipParts } from './zip-writer.ts'

export interface SpikePopulation {
  readonly name: string
  /** Neurons that it has, and of how many of them, the first ones, spikes were recorded. */
  readonly size: number
  readonly neurons: number
  /** Its spikes are sorted into events and bursts; of other cells there is no such thing. */
  readonly sorted: boolean
  readonly spikes: number
  /** Rows of (time in s, neuron, mark) in the order of time, from the beginning at each call; `spikes` of them. */
  readonly pieces: () => Iterable<Float64Array>
}

export interface SpikeFile {
  readonly provenance: FigureProvenance
  readonly spec: unknown
  /** How close spikes of a burst are, and how that is decided. */
  readonly burstThresholdMs: number
  readonly burstDetector: string
  readonly populations: readonly SpikePopulation[]
}

/** What the columns mean, for whoever has nothing but the file; without a comma, at which a spreadsheet would start a new cell. */
export const spikeColumns = {
  population: 'name of the population',
  neuron: 'its neuron from 0',
  time_ms: 'biological time since the start of the run in ms',
  event: '1: begins an event (alone or first of a burst). 0: follows within a burst',
  burst: '1: second spike of a burst. The sum of burst over the sum of event is the burst probability',
} as const

const rowWidth = 3
const [eventMark, burstMark] = [1, 2]

/** Comment lines, a header, one row a spike; `event` and `burst` are empty where a population has no such thing. */
export function* spikesToCsv(file: SpikeFile): Generator<Uint8Array> {
  yield text([...comments(file.provenance), ...about(file).map((line) => `# ${line}`), Object.keys(spikeColumns).join(','), ''].join(csvLineEnd))
  for (const { name, sorted, pieces } of file.populations) {
    const start = textCell(name)
    for (const rows of pieces()) {
      const lines: string[] = []
      for (let at = 0; at < rows.length; at += rowWidth) {
        const mark = rows[at + 2]
        const marks = sorted ? `${mark === eventMark ? 1 : 0},${mark === burstMark ? 1 : 0}` : ','
        lines.push(`${start},${rows[at + 1] ?? NaN},${toMs(rows[at] ?? NaN)},${marks}`)
      }
      yield text(`${lines.join(csvLineEnd)}${csvLineEnd}`)
    }
  }
}

/** One document: provenance, spec, and per population one array per column; `event` and `burst` are null where it has no such thing. */
export function* spikesToJson({ populations, provenance, spec, burstThresholdMs, burstDetector }: SpikeFile): Generator<Uint8Array> {
  const head = JSON.stringify({ format: 'burstlab-spikes', formatVersion: 1, provenance, burstThresholdMs, burstDetector, columns: spikeColumns, spec })
  yield text(`${head.slice(0, -1)},"populations":[`)
  for (const [index, population] of populations.entries()) {
    const { name, size, neurons, sorted, spikes } = population
    yield text(`${index === 0 ? '' : ','}${JSON.stringify({ name, size, neuronsRecorded: neurons, spikes }).slice(0, -1)}`)
    for (const { key, of } of columns) {
      yield text(`,"${key}":`)
      if (!sorted && isMark(key)) yield text('null')
      else yield* jsonNumbers(population, of)
    }
    yield text('}')
  }
  yield text(']}\n')
}

function* jsonNumbers({ pieces }: SpikePopulation, of: Column['of']): Generator<Uint8Array> {
  let comma = ''
  yield text('[')
  for (const rows of pieces()) {
    yield text(`${comma}${numbersIn(rows, of).join(',')}`)
    comma = ','
  }
  yield text(']')
}

/** Arrays `POPULATION/COLUMN`, none for `event` and `burst` where it has no such thing; `provenance` and `about` are texts. */
export const spikesToNpz = (file: SpikeFile): Generator<Uint8Array> => zipParts(members(file))

function* members(file: SpikeFile): Generator<readonly [name: string, content: Uint8Array]> {
  yield ['provenance.npy', npyOfTexts([provenanceText(file.provenance)])]
  yield ['about.npy', npyOfTexts(about(file))]
  for (const population of file.populations) {
    for (const { key, type, of } of columns) {
      if (!population.sorted && isMark(key)) continue
      yield [`${population.name}/${key}.npy`, npyOf(type, [population.spikes], numbersOf(population, of))]
    }
  }
}

function* numbersOf({ pieces }: SpikePopulation, of: Column['of']): Generator<readonly number[]> {
  for (const rows of pieces()) yield numbersIn(rows, of)
}

function numbersIn(rows: Float64Array, of: Column['of']): number[] {
  const numbers: number[] = []
  for (let at = 0; at < rows.length; at += rowWidth) numbers.push(of(rows, at))
  return numbers
}

interface Column {
  readonly key: Exclude<keyof typeof spikeColumns, 'population'>
  readonly type: NpyType
  readonly of: (rows: Float64Array, at: number) => number
}

const columns: readonly Column[] = [
  { key: 'neuron', type: '<i4', of: (rows, at) => rows[at + 1] ?? NaN },
  { key: 'time_ms', type: '<f8', of: (rows, at) => toMs(rows[at] ?? NaN) },
  { key: 'event', type: '|b1', of: (rows, at) => (rows[at + 2] === eventMark ? 1 : 0) },
  { key: 'burst', type: '|b1', of: (rows, at) => (rows[at + 2] === burstMark ? 1 : 0) },
]

const isMark = (key: Column['key']): boolean => key === 'event' || key === 'burst'

function about({ burstThresholdMs, burstDetector, populations }: SpikeFile): string[] {
  return [
    `burst_threshold_ms: ${burstThresholdMs}`,
    `burst_detector: ${burstDetector}`,
    ...populations.map(({ name, neurons, size, spikes, sorted }) => `recorded: ${name} neurons=${neurons} of=${size} spikes=${spikes} events_and_bursts=${sorted ? 'yes' : 'no'}`),
    ...Object.entries(spikeColumns).map(([key, meaning]) => `column ${key}: ${meaning}`),
  ]
}

/** Times are whole steps, kept in s: to the nanosecond, so that 0.0023 s is 2.3 ms and not 2.3000000000000003. */
const toMs = (timeS: number): number => Math.round(timeS * 1e9) / 1e6

const text = (content: string): Uint8Array => Buffer.from(content, 'utf8')
