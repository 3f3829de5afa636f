/** What a protocol does in a stretch of biological time: stimuli, teacher and gate as segments, of which only those in view are made. */
import { isRecord, listIn, numberOr, recordsIn, textOr } from '../read-json.ts'

export interface TimeSegment {
  readonly fromS: number
  readonly toS: number
  /** Empty where the lane's name says it all. */
  readonly label: string
  /** Something happens in it: drawn full rather than hollow. */
  readonly on: boolean
}

export interface ProtocolLane {
  readonly id: 'stimulus' | 'teacher' | 'gate'
  /** What its segments are, for a reader: "gate open". */
  readonly words: { readonly on: string; readonly off: string }
  readonly segments: readonly TimeSegment[]
}

/** More examples than this in view become one segment: they would be thinner than a line. */
const mostExamples = 120

type LaneSegments = Readonly<Record<ProtocolLane['id'], readonly TimeSegment[]>>

const words: Readonly<Record<ProtocolLane['id'], ProtocolLane['words']>> = {
  stimulus: { on: '', off: '' }, teacher: { on: 'teacher on', off: 'teacher off' }, gate: { on: 'gate open', off: 'gate closed' },
}

/** The lanes that the protocol has at all, whatever is in view, so that a zoom never moves the plots. None for specs of another kind. */
export function protocolLanes(spec: unknown, fromS: number, toS: number): readonly ProtocolLane[] {
  if (!isRecord(spec) || spec['kind'] !== 'spiking' || !isRecord(spec['protocol'])) return []
  const { protocol } = spec
  const taught = isRecord(protocol['teacher'])
  const phases = timedPhases(protocol['phases'])
  if (phases.length === 0) return []
  const context: Context = { taught, patterns: listIn(protocol['patterns']).map((pattern, index) => textOr(isRecord(pattern) ? pattern['label'] : '', `pattern ${index}`)), changesS: changesOf(spec['currents']) }
  const inView = phases.filter((phase) => phase.toS > fromS && phase.fromS < toS).map((phase) => (phase.examples === undefined ? ofRun(phase, context) : ofExamples(phase, phase.examples, context, fromS, toS)))
  const lane = (id: ProtocolLane['id']): ProtocolLane => ({ id, words: words[id], segments: clipped(inView.flatMap((segments) => segments[id]), fromS, toS) })
  const learns = phases.some(({ examples }) => examples !== undefined && examples.learningS > 0)
  return [
    lane('stimulus'), ...(taught && learns ? [lane('teacher')] : []), ...(learns || phases.some(({ plastic }) => plastic) ? [lane('gate')] : []),
  ]
}

export interface Examples {
  readonly predictionS: number
  readonly learningS: number
  /** Indices of patterns, as they follow each other; undefined where chance decides. */
  readonly order: readonly number[] | undefined
  readonly count: number
}

export interface TimedPhase {
  readonly fromS: number
  readonly toS: number
  readonly label: string
  readonly plastic: boolean
  readonly driven: boolean
  readonly examples?: Examples
}

interface Context {
  readonly taught: boolean
  readonly patterns: readonly string[]
  /** When currents begin to move or jump. */
  readonly changesS: readonly number[]
}

export function timedPhases(phases: unknown): TimedPhase[] {
  let clockS = 0
  return recordsIn({ ...listIn(phases) }).map(([index, phase]): TimedPhase => {
    const fromS = clockS
    const label = textOr(phase['label'], '') || `phase ${Number(index) + 1}`
    if (phase['type'] !== 'examples') {
      clockS += seconds(phase['durationMs'])
      return { fromS, toS: clockS, label, plastic: phase['plastic'] === true, driven: hasKeys(phase['weightFactors']) || hasKeys(phase['addedCurrentsPa']) }
    }
    const [predictionS, learningS] = [seconds(phase['predictionMs']), seconds(phase['learningMs'])]
    const order = listIn(phase['patterns']).map((pattern) => numberOr(pattern, 0))
    const count = Math.max(0, Math.floor(numberOr(phase['epochs'], 0))) * order.length
    clockS += count * (predictionS + learningS)
    return { fromS, toS: clockS, label, plastic: false, driven: false, examples: { predictionS, learningS, count, order: phase['order'] === 'shuffled' ? undefined : order } }
  }).filter(({ fromS, toS }) => toS > fromS)
}

/** Sines begin once, stairs climb often; a constant current never changes, and of a sampled one every moment is alike. */
export function changesOf(currents: unknown): number[] {
  const times = recordsIn(currents).flatMap(([, { waveform }]): number[] => {
    if (!isRecord(waveform)) return []
    if (waveform['type'] === 'sine') return [seconds(waveform['startMs'])]
    return waveform['type'] === 'steps' ? listIn(waveform['timesMs']).map(seconds) : []
  })
  return [...new Set(times)].sort((a, b) => a - b)
}

function ofRun({ fromS, toS, label, plastic, driven }: TimedPhase, { changesS }: Context): LaneSegments {
  const inside = changesS.filter((time) => time > fromS && time < toS)
  const edges = [fromS, ...inside, toS]
  const stimulus = edges.slice(1).map((end, index): TimeSegment => {
    const start = edges[index] ?? fromS
    return { fromS: start, toS: end, label, on: driven || changesS.some((time) => time <= start) }
  })
  return { stimulus, teacher: [], gate: plastic ? [{ fromS, toS, label: '', on: true }] : [] }
}

function ofExamples(phase: TimedPhase, examples: Examples, { taught, patterns }: Context, fromS: number, toS: number): LaneSegments {
  const { predictionS, learningS, order, count } = examples
  const lengthS = predictionS + learningS
  const first = Math.max(0, Math.floor((fromS - phase.fromS) / lengthS + 1e-9))
  const end = Math.min(count, Math.ceil((toS - phase.fromS) / lengthS - 1e-9))
  if (end - first > mostExamples) {
    const all = (label: string): TimeSegment => ({ fromS: phase.fromS, toS: phase.toS, label, on: true })
    return { stimulus: [all(phase.label)], teacher: taught && learningS > 0 ? [all('')] : [], gate: learningS > 0 ? [all('')] : [] }
  }
  const numbers = Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index)
  const start = (example: number): number => phase.fromS + example * lengthS
  const learning = learningS > 0 ? numbers.map((example): TimeSegment => ({ fromS: start(example) + predictionS, toS: start(example + 1), label: '', on: true })) : []
  const labelOf = (example: number): string => {
    const pattern = order?.[example % order.length]
    return pattern === undefined ? `example ${example + 1}` : patterns[pattern] ?? `pattern ${pattern}`
  }
  return {
    stimulus: numbers.map((example) => ({ fromS: start(example), toS: start(example + 1), label: labelOf(example), on: true })),
    teacher: taught ? learning : [], gate: learning,
  }
}

const clipped = (segments: readonly TimeSegment[], fromS: number, toS: number): TimeSegment[] => segments
  .map((segment) => ({ ...segment, fromS: Math.max(fromS, segment.fromS), toS: Math.min(toS, segment.toS) }))
  .filter((segment) => segment.toS - segment.fromS > 1e-9)

/** "stimulation, gate open, teacher off": what goes on at a moment. */
export function momentText(lanes: readonly ProtocolLane[], timeS: number): string {
  return lanes.flatMap(({ id, words: { on, off }, segments }) => {
    // The end of the last segment still belongs to it.
    const segment = segments.find(({ fromS, toS }) => timeS >= fromS && timeS < toS) ?? segments.find(({ toS }) => toS === timeS)
    if (id === 'stimulus') return segment === undefined ? [] : [segment.label]
    return [segment === undefined ? off : on]
  }).join(', ')
}

const seconds = (ms: unknown): number => Math.max(0, numberOr(ms, 0)) / 1000
const hasKeys = (value: unknown): boolean => isRecord(value) && Object.keys(value).length > 0
