/** Edits of a spiking protocol: spec in, spec out. Times are whole numbers of the time step. */
import { isRecord, listIn, numberOr, recordsIn, textOr } from '../../../components/read-json.ts'
import type { JsonRecord } from '../../../components/read-json.ts'
import { valueAt, withValueAt } from '../json-path.ts'

export const phasesIn = (spec: unknown): readonly unknown[] => listIn(valueAt(spec, 'protocol.phases'))
const withPhases = (spec: unknown, phases: readonly unknown[]): unknown => withValueAt(spec, 'protocol.phases', phases)
const phaseAt = (spec: unknown, index: number): JsonRecord => {
  const phase = phasesIn(spec)[index]
  return isRecord(phase) ? phase : {}
}

export const isExamples = (spec: unknown, index: number): boolean => phaseAt(spec, index)['type'] === 'examples'

/** The nearest whole number of steps, at least one; without the digits that arithmetic leaves behind. */
export function snapped(timeMs: number, spec: unknown, leastSteps = 1): number {
  const dtMs = Math.max(1e-3, numberOr(valueAt(spec, 'dtMs'), 0.1))
  return Number((Math.max(leastSteps, Math.round(timeMs / dtMs)) * dtMs).toFixed(6))
}

/** Of one example: prediction and learning. */
const exampleMs = (phase: JsonRecord): number => numberOr(phase['predictionMs'], 0) + numberOr(phase['learningMs'], 0)
const epochMs = (phase: JsonRecord): number => exampleMs(phase) * Math.max(1, listIn(phase['patterns']).length)

export const durationMs = (spec: unknown, index: number): number => {
  const phase = phaseAt(spec, index)
  return phase['type'] === 'examples' ? numberOr(phase['epochs'], 1) * epochMs(phase) : numberOr(phase['durationMs'], 0)
}

/** What an arrow key adds to a phase: a round tenth of its length at most; one epoch of examples. */
export function stepMs(spec: unknown, index: number): number {
  const phase = phaseAt(spec, index)
  if (phase['type'] === 'examples') return epochMs(phase)
  return snapped(10 ** Math.floor(Math.log10(Math.max(1, durationMs(spec, index) / 10))), spec)
}

/** The phase as long as it can be next to `wantedMs`: whole steps, or whole epochs. */
export function withDuration(spec: unknown, index: number, wantedMs: number): unknown {
  const phase = phaseAt(spec, index)
  if (phase['type'] !== 'examples') return withValueAt(spec, `protocol.phases.${index}.durationMs`, snapped(wantedMs, spec))
  const length = epochMs(phase)
  return length <= 0 ? spec : withValueAt(spec, `protocol.phases.${index}.epochs`, Math.min(1_000_000, Math.max(1, Math.round(wantedMs / length))))
}

/** What a pointer that moves a border by `byMs` means: the roundest length that its hand can aim at, where a pixel is `perPxMs`. */
export function aimedBy(spec: unknown, index: number, byMs: number, perPxMs: number): number {
  if (byMs === 0) return 0
  const grainMs = 10 ** Math.ceil(Math.log10(perPxMs))
  return Math.round((durationMs(spec, index) + byMs) / grainMs) * grainMs - durationMs(spec, index)
}

/** The border behind a phase: what follows is later, or (`trade`) the next phase gives what this one gets. Two phases of examples can't trade exactly, and don't. */
export function withBorder(spec: unknown, index: number, byMs: number, trade: boolean): unknown {
  const last = index + 1 >= phasesIn(spec).length
  if (!trade || last || isExamples(spec, index) || isExamples(spec, index + 1)) return withDuration(spec, index, durationMs(spec, index) + byMs)
  const both = durationMs(spec, index) + durationMs(spec, index + 1)
  const mine = Math.min(snapped(both, spec) - snapped(0, spec), snapped(durationMs(spec, index) + byMs, spec))
  return withDuration(withDuration(spec, index, mine), index + 1, both - mine)
}

const freshPhase = { type: 'run', label: '', durationMs: 1000, plastic: false, weightFactors: {}, addedCurrentsPa: {} } as const

/** Behind `index`, or last. */
export function addPhase(spec: unknown, index: number | undefined): { readonly spec: unknown; readonly index: number } {
  const place = index === undefined ? phasesIn(spec).length : index + 1
  return { spec: withPhases(spec, phasesIn(spec).toSpliced(place, 0, { ...freshPhase, durationMs: snapped(1000, spec), label: `phase ${phasesIn(spec).length + 1}` })), index: place }
}

export const duplicatePhase = (spec: unknown, index: number): unknown => withPhases(spec, phasesIn(spec).toSpliced(index + 1, 0, phasesIn(spec)[index]))
export const removePhase = (spec: unknown, index: number): unknown => withPhases(spec, phasesIn(spec).toSpliced(index, 1))

/** The spec itself where the phase is there already. */
export function movePhase(spec: unknown, index: number, to: number): unknown {
  const phases = phasesIn(spec)
  if (to === index || to < 0 || to >= phases.length) return spec
  return withPhases(spec, phases.toSpliced(index, 1).toSpliced(to, 0, phases[index]))
}

/** Of examples the learning part: a tenth of each, as in the paper, or none; an example stays as long as it was. */
export const isPlastic = (spec: unknown, index: number): boolean => (isExamples(spec, index) ? numberOr(phaseAt(spec, index)['learningMs'], 0) > 0 : phaseAt(spec, index)['plastic'] === true)

export function togglePlastic(spec: unknown, index: number): unknown {
  const path = `protocol.phases.${index}`
  if (!isExamples(spec, index)) return withValueAt(spec, `${path}.plastic`, !isPlastic(spec, index))
  const total = exampleMs(phaseAt(spec, index))
  const learning = isPlastic(spec, index) ? 0 : snapped(total / 10, spec)
  return withValueAt(withValueAt(spec, `${path}.learningMs`, learning), `${path}.predictionMs`, snapped(total - learning, spec))
}

export const hasTeacher = (spec: unknown): boolean => isRecord(valueAt(spec, 'protocol.teacher'))

/** A teacher needs a plastic projection onto cells with dendrites; undefined where there is none. */
export function teachable(spec: unknown): { readonly population: string; readonly rateFrom: string } | undefined {
  for (const [name, projection] of recordsIn(valueAt(spec, 'projections'))) {
    const target = textOr(projection['target'], '')
    const model = valueAt(spec, `cells.${textOr(valueAt(spec, `populations.${target}.cell`), '')}.model`)
    if (textOr(projection['plasticity'], 'none') !== 'none' && (model === 'pyramidal' || model === 'burstPoisson')) return { population: target, rateFrom: name }
  }
  return undefined
}

/** With the values of Fig. 4, for the first population that can be taught. */
export function toggleTeacher(spec: unknown): unknown {
  if (hasTeacher(spec)) return withValueAt(spec, 'protocol.teacher', null)
  const whom = teachable(spec)
  return whom === undefined ? spec : withValueAt(spec, 'protocol.teacher', { ...whom, gainPaHz: 1000, minRateHz: 2, maxRateHz: 10, toleranceHz: 1 })
}
