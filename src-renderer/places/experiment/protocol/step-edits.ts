/** Edits of currents that go in steps: spec in, spec out. */
import { isRecord, listIn, numberOr, recordsIn, textOr } from '../../../components/read-json.ts'
import { valueAt, withValueAt } from '../json-path.ts'
import { snapped } from './protocol-edits.ts'

export interface CurrentStep {
  readonly timeMs: number
  readonly currentPa: number
}

export interface SteppedCurrent {
  readonly name: string
  /** "pyr, dendrite". */
  readonly where: string
  readonly steps: readonly CurrentStep[]
}

/** A staircase of more is a table, which its field shows better. */
const mostSteps = 120

/** Those that can be drawn: as many times as currents. */
export const steppedCurrents = (spec: unknown): SteppedCurrent[] => recordsIn(valueAt(spec, 'currents')).flatMap(([name, { population, compartment, waveform }]): SteppedCurrent[] => {
  if (!isRecord(waveform) || waveform['type'] !== 'steps') return []
  const [times, currents] = [listIn(waveform['timesMs']), listIn(waveform['currentsPa'])]
  if (times.length !== currents.length || times.length > mostSteps) return []
  return [{ name, where: `${textOr(population, '')}, ${textOr(compartment, '')}`, steps: times.map((time, index) => ({ timeMs: numberOr(time, 0), currentPa: numberOr(currents[index], 0) })) }]
})

function withSteps(spec: unknown, name: string, steps: readonly CurrentStep[]): unknown {
  const path = `currents.${name}.waveform`
  return withValueAt(withValueAt(spec, `${path}.timesMs`, steps.map(({ timeMs }) => timeMs)), `${path}.currentsPa`, steps.map(({ currentPa }) => currentPa))
}

const stepsOf = (spec: unknown, name: string): readonly CurrentStep[] => steppedCurrents(spec).find((current) => current.name === name)?.steps ?? []

/** Between its neighbours, a time step from each at least; currents in whole pA. */
export function withStep(spec: unknown, name: string, index: number, { timeMs, currentPa }: CurrentStep): unknown {
  const steps = stepsOf(spec, name)
  const dtMs = snapped(0, spec)
  const [earliest, latest] = [(steps[index - 1]?.timeMs ?? -dtMs) + dtMs, (steps[index + 1]?.timeMs ?? 1e9) - dtMs]
  const time = snapped(Math.min(latest, Math.max(earliest, timeMs)), spec, 0)
  return withSteps(spec, name, steps.with(index, { timeMs: time, currentPa: Math.min(100_000, Math.max(-100_000, Math.round(currentPa))) }))
}

/** Half-way to the next step, or to the end: as high as the one before. */
export function addStep(spec: unknown, name: string, index: number, endMs: number): unknown {
  const steps = stepsOf(spec, name)
  const here = steps[index]
  if (here === undefined) return spec
  const until = steps[index + 1]?.timeMs ?? Math.max(endMs, here.timeMs + 100)
  return withSteps(spec, name, steps.toSpliced(index + 1, 0, { timeMs: snapped((here.timeMs + until) / 2, spec), currentPa: here.currentPa }))
}

/** The last one stays: a current in steps has one. */
export const removeStep = (spec: unknown, name: string, index: number): unknown => (stepsOf(spec, name).length < 2 ? spec : withSteps(spec, name, stepsOf(spec, name).toSpliced(index, 1)))
