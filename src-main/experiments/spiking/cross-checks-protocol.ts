/** Phases, patterns, the teacher and the recording. */
import type { ExamplesPhase, RunPhase, SpikingSpec, TeacherSpec } from '../../engines/spiking/spec.ts'
import { checkSteps } from './cross-checks-cells.ts'
import type { Refuse } from './cross-checks.ts'
import { cellOf, hasDendrite, quotedNames } from './cross-checks-words.ts'
import { spikingDurationMs } from './work.ts'

/** Simulated time that no one will wait for. */
const longestS = 1e6

export function checkProtocol(spec: SpikingSpec, refuse: Refuse): void {
  const { protocol, recording, fidelity, dtMs } = spec
  const times = { 'recording.binMs': recording.binMs, 'recording.traceEveryMs': recording.traceEveryMs, 'fidelity.backpropagationDelayMs': fidelity.backpropagationDelayMs }
  checkSteps(dtMs, times, refuse)
  if (protocol.phases.length === 0) refuse('protocol.phases', 'at least one phase')
  for (const [index, phase] of protocol.phases.entries()) {
    const path = `protocol.phases.${index}`
    if (phase.type === 'run') checkRun(spec, phase, path, refuse)
    else checkExamples(spec, phase, path, refuse)
  }
  for (const [index, { somaCurrentsPa }] of protocol.patterns.entries()) {
    for (const name of Object.keys(somaCurrentsPa)) {
      const path = `protocol.patterns.${index}.somaCurrentsPa.${name}`
      if (!Object.hasOwn(spec.populations, name)) refuse(path, `the name of a population instead of ${name}, ${quotedNames(spec.populations)}`)
      else if (cellOf(spec, name)?.model === 'poisson') refuse(path, 'no current, since Poisson cells take no input')
    }
  }
  if (protocol.teacher !== null) checkTeacher(spec, protocol.teacher, refuse)
  const durationS = spikingDurationMs(spec) / 1000
  if (durationS > longestS) refuse(longestPhase(spec), `less: the whole protocol takes ${durationS} s and may take ${longestS} s`)
}

function checkRun(spec: SpikingSpec, { durationMs, weightFactors, addedCurrentsPa }: RunPhase, path: string, refuse: Refuse): void {
  checkSteps(spec.dtMs, { [`${path}.durationMs`]: durationMs }, refuse)
  for (const name of Object.keys(weightFactors)) {
    const found = Object.hasOwn(spec.projections, name) ? spec.projections[name] : undefined
    const place = `${path}.weightFactors.${name}`
    if (found === undefined) refuse(place, `the name of a projection instead of ${name}, ${quotedNames(spec.projections)}`)
    else if (found.plasticity !== 'none') refuse(place, `no factor, since ${name} is plastic and its weights are what it learns`)
    else if (found.sources === 'private') refuse(place, `no factor, since ${name} has private sources, which are noise of the target`)
  }
  for (const name of Object.keys(addedCurrentsPa)) {
    if (!Object.hasOwn(spec.currents, name)) refuse(`${path}.addedCurrentsPa.${name}`, `the name of a current instead of ${name}, ${quotedNames(spec.currents)}`)
  }
}

function checkExamples({ protocol, dtMs }: SpikingSpec, { patterns, predictionMs, learningMs }: ExamplesPhase, path: string, refuse: Refuse): void {
  checkSteps(dtMs, { [`${path}.predictionMs`]: predictionMs, [`${path}.learningMs`]: learningMs }, refuse)
  const count = protocol.patterns.length
  if (patterns.some((index) => !Number.isInteger(index) || index >= count)) {
    refuse(`${path}.patterns`, count === 0 ? 'numbers of patterns, of which there are none' : `whole numbers from 0 to ${count - 1}, the patterns there are`)
  }
}

function checkTeacher(spec: SpikingSpec, { population, rateFrom, minRateHz, maxRateHz, toleranceHz }: TeacherSpec, refuse: Refuse): void {
  const path = 'protocol.teacher'
  if (!hasDendrite(cellOf(spec, population))) refuse(`${path}.population`, `a population of pyramidal cells, since the error current flows into dendrites`)
  const target = spec.projections[rateFrom]?.target
  if (target !== population) refuse(`${path}.rateFrom`, `a plastic projection onto ${population} (${rateFrom} goes to ${target})`)
  if (maxRateHz <= minRateHz) refuse(`${path}.maxRateHz`, `more than the rate that means 0, ${minRateHz} Hz`)
  else if (2 * toleranceHz >= maxRateHz - minRateHz) refuse(`${path}.toleranceHz`, `less than half of what lies between both rates, ${(maxRateHz - minRateHz) / 2} Hz`)
}

/** The field to shorten. */
function longestPhase({ protocol }: SpikingSpec): string {
  const lengths = protocol.phases.map((phase) => (phase.type === 'run' ? phase.durationMs : phase.epochs * phase.patterns.length * (phase.predictionMs + phase.learningMs)))
  const index = lengths.indexOf(Math.max(...lengths))
  return `protocol.phases.${index}.${protocol.phases[index]?.type === 'examples' ? 'epochs' : 'durationMs'}`
}
