/** Pitfalls of learning in spiking networks: rules that never apply, or apply before their running averages mean anything. */
import type { PhaseSpec, SpikingSpec } from '../../engines/spiking/spec.ts'
import { placeIf } from '../pitfall.ts'
import type { Pitfall } from '../pitfall.ts'
import { cellOf } from './cross-checks-words.ts'

const isPlastic = (phase: PhaseSpec): boolean => (phase.type === 'run' ? phase.plastic : phase.learningMs > 0)

/** Learning rules that projections have. */
const rulesInUse = ({ projections, plasticity }: SpikingSpec) => Object.entries(plasticity).filter(([name]) => Object.values(projections).some((projection) => projection.plasticity === name))

/** What passes before synapses learn for the first time; undefined where they never do. */
function beforeLearningMs({ protocol }: SpikingSpec): number | undefined {
  let passedMs = 0
  for (const phase of protocol.phases) {
    if (isPlastic(phase)) return phase.type === 'run' ? passedMs : passedMs + phase.predictionMs
    passedMs += phase.type === 'run' ? phase.durationMs : phase.epochs * phase.patterns.length * phase.predictionMs
  }
  return undefined
}

export const learningPitfalls: readonly Pitfall<SpikingSpec>[] = [
  {
    id: 'never-plastic',
    places: (spec) => Object.entries(spec.projections).flatMap(([name, { plasticity }]) => placeIf(
      plasticity !== 'none' && !spec.protocol.phases.some(isPlastic), `projections.${name}.plasticity`, '"none", or a phase that is plastic: its weights never change')),
  },
  {
    id: 'nothing-plastic',
    places: (spec) => (rulesInUse(spec).length > 0 ? [] : spec.protocol.phases.flatMap((phase, index) => placeIf(
      phase.type === 'run' && phase.plastic, `protocol.phases.${index}.plastic`, 'false, or a projection with a learning rule: no synapse can learn'))),
  },
  { id: 'nothing-learns', places: (spec) => rulesInUse(spec).flatMap(([name, { learningRate }]) => placeIf(learningRate === 0, `plasticity.${name}.learningRate`, 'more than 0, or no weight ever changes')) },
  {
    // Eqs. 4 and 5 begin at 0: until they have settled, P̄ says little about the cell.
    id: 'averages-not-settled',
    places: (spec) => {
      const passedMs = beforeLearningMs(spec)
      return passedMs === undefined ? [] : rulesInUse(spec).flatMap(([name, { tauAvgS }]) => placeIf(
        passedMs < 1000 * tauAvgS, `plasticity.${name}.tauAvgS`, `at most what passes before learning begins, ${passedMs / 1000} s: the running averages of Eqs. 4 and 5 have not settled by then`))
    },
  },
  {
    id: 'unreachable-rate',
    places: (spec) => rulesInUse(spec).flatMap(([name, { maxRateHz }]) => {
      const targets = Object.values(spec.projections).filter(({ plasticity }) => plasticity === name).map(({ target }) => cellOf(spec, target))
      const highest = Math.max(0, ...targets.map((cell) => (cell?.model === 'burstPoisson' && cell.refractoryMs > 0 ? 1000 / cell.refractoryMs : Infinity)))
      return placeIf(targets.length > 0 && maxRateHz > highest, `plasticity.${name}.maxRateHz`, `at most ${Number(highest.toPrecision(4))} Hz, what the refractory time of its cells allows: homeostasis never sets in`)
    }),
  },
  {
    id: 'teacher-without-lessons',
    places: ({ protocol }) => placeIf(
      protocol.teacher !== null && !protocol.phases.some((phase) => phase.type === 'examples' && phase.learningMs > 0), 'protocol.teacher.population', 'a phase of examples with a learning part, or no teacher: it never teaches'),
  },
  {
    id: 'pattern-never-shown',
    places: ({ protocol }) => protocol.patterns.flatMap((_, index) => placeIf(
      !protocol.phases.some((phase) => phase.type === 'examples' && phase.patterns.includes(index)), `protocol.patterns.${index}.label`, 'a phase of examples that shows it: no phase does')),
  },
]
