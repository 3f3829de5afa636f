/** A protocol as blocks along a line: what happens when, when synapses learn, and when a teacher teaches. */
import { formatDuration } from '../figure/format.ts'
import { isRecord, listIn, numberOr, recordsIn, textOr } from '../read-json.ts'
import type { JsonRecord } from '../read-json.ts'

export interface Block {
  /** Index of the phase. */
  readonly phase: number
  readonly label: string
  readonly startS: number
  readonly durationS: number
  /** "500 epochs × 4 patterns"; empty for a plain stretch of time. */
  readonly examples: string
  /** What part of it is plastic, from its end on: 1 all, 0 nothing; of examples, that of each. */
  readonly plastic: number
  readonly taught: number
  /** How many times it comes back: examples in the block. */
  readonly repeats: number
  /** Its place along the line, from 0 to 1. */
  readonly from: number
  readonly to: number
}

export interface Timeline {
  readonly totalS: number
  readonly blocks: readonly Block[]
  /** Short phases are drawn wider than they are. */
  readonly widened: boolean
}

/** No block is drawn narrower, so that it can be seen and pointed at. */
const leastShare = 0.04

/** Undefined where the spec is of another kind or its protocol has no length. */
export function readTimeline(spec: unknown): Timeline | undefined {
  if (!isRecord(spec) || spec['kind'] !== 'spiking' || !isRecord(spec['protocol'])) return undefined
  const { phases, teacher } = spec['protocol']
  const read = recordsIn({ ...listIn(phases) }).map(([index, phase]) => readPhase(Number(index), phase, isRecord(teacher)))
  const totalS = read.reduce((sum, { durationS }) => sum + durationS, 0)
  if (totalS <= 0) return undefined
  const least = Math.min(leastShare, 1 / (2 * read.length))
  const shares = sharesOf(read.map(({ durationS }) => durationS / totalS), least)
  let [startS, from] = [0, 0]
  const blocks = read.map((phase, index): Block => {
    const block = { ...phase, startS, from, to: from + (shares[index] ?? 0) }
    startS += phase.durationS
    from = block.to
    return block
  })
  return { totalS, blocks, widened: read.some(({ durationS }) => durationS > 0 && durationS / totalS < least) }
}

function readPhase(phase: number, description: JsonRecord, hasTeacher: boolean): Omit<Block, 'startS' | 'from' | 'to'> {
  const label = textOr(description['label'], '') || `phase ${phase + 1}`
  if (description['type'] !== 'examples') {
    return { phase, label, durationS: seconds(description['durationMs']), examples: '', plastic: description['plastic'] === true ? 1 : 0, taught: 0, repeats: 1 }
  }
  const [predictionS, learningS] = [seconds(description['predictionMs']), seconds(description['learningMs'])]
  const [epochs, patterns] = [Math.max(0, numberOr(description['epochs'], 0)), listIn(description['patterns']).length]
  const learning = learningS === 0 ? 0 : learningS / (predictionS + learningS)
  return {
    phase, label, durationS: epochs * patterns * (predictionS + learningS), plastic: learning, taught: hasTeacher ? learning : 0, repeats: epochs * patterns,
    examples: `${epochs} ${epochs === 1 ? 'epoch' : 'epochs'} × ${patterns} ${patterns === 1 ? 'pattern' : 'patterns'}`,
  }
}

const seconds = (ms: unknown): number => Math.max(0, numberOr(ms, 0)) / 1000

/** The shares with none below `least`; what that takes, the others give in proportion. */
function sharesOf(shares: readonly number[], least: number): number[] {
  const small = new Set(shares.flatMap((share, index) => (share < least ? [index] : [])))
  for (;;) {
    const rest = shares.reduce((sum, share, index) => (small.has(index) ? sum : sum + share), 0)
    const scale = rest === 0 ? 0 : (1 - small.size * least) / rest
    const more = shares.flatMap((share, index) => (!small.has(index) && share * scale < least ? [index] : []))
    if (more.length === 0) return shares.map((share, index) => (small.has(index) ? least : share * scale))
    for (const index of more) small.add(index)
  }
}

/** Where a moment stands along the line, from 0 to 1. */
export function placeOf({ blocks, totalS }: Timeline, timeS: number): number {
  const block = blocks.find(({ startS, durationS }) => timeS < startS + durationS)
  if (block === undefined || timeS >= totalS) return 1
  return block.from + (Math.max(0, timeS - block.startS) / block.durationS) * (block.to - block.from)
}

/** The moment that stands at a place along the line. */
export function momentAt({ blocks, totalS }: Timeline, place: number): number {
  const block = blocks.find(({ to }) => place < to)
  if (block === undefined) return totalS
  return block.to === block.from ? block.startS : block.startS + (Math.max(0, place - block.from) / (block.to - block.from)) * block.durationS
}

/** "4 s", "4 h 28 min": biological time. */
export const biologicalTime = (timeS: number): string => (timeS < 60 ? `${Number(timeS.toFixed(timeS < 10 ? 2 : 1))} s` : formatDuration(timeS * 1000))

export function blockText({ label, durationS, examples, plastic, taught, repeats }: Block): string {
  const share = (fraction: number): string => (repeats > 1 ? ` during the last ${Math.round(fraction * 100)} % of each example` : '')
  return [
    `${label}: ${biologicalTime(durationS)}${examples === '' ? '' : `, ${examples}`}`,
    ...(plastic > 0 ? [`plastic${share(plastic)}`] : ['not plastic']), ...(taught > 0 ? ['with teacher'] : []),
  ].join('; ')
}
