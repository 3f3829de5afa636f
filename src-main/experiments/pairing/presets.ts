/** The pairing protocols of the paper, ready to run, with what their runs are compared with. */
import type { PairingProtocol, PairingRule, PairingSpec } from '../../engines/pairing/spec.ts'
import type { Check, PointsCheck } from '../figure.ts'
import type { Preset, PresetReference } from '../kind.ts'
import {
  burstPoissonReference10, burstPoissonReference5, periodicReference, poissonClosedForm30, poissonClosedForm50, poissonReference30, poissonReference50,
} from './references.ts'

const rule: PairingRule = { learningRate: 0.1, tauPreMs: 50, tauAvgS: 15, burstThresholdMs: 16 }

interface SpecParts {
  readonly protocol: PairingProtocol
  /** Ē(0), Hz. */
  readonly eventRateHz: number
  /** P̄(0). */
  readonly burstProbability: number
  readonly dtMs: number
}

/** As the authors' code does it: Euler's method with step dt. */
const spec = ({ protocol, eventRateHz, burstProbability, dtMs }: SpecParts): PairingSpec => ({
  kind: 'pairing', version: 1, protocol, rule, initial: { eventRateHz, burstProbability }, fidelity: { integration: 'euler', dtMs },
})

const periodic: PairingProtocol = {
  type: 'periodic', frequenciesHz: periodicReference.x, pairingsPerEpoch: 5, epochs: 15, pauseS: 10, delayMs: 0, jitterMs: 0, realisations: 1,
}

const jittered: PairingProtocol = { ...periodic, frequenciesHz: [10, 20, 30, 40, 50, 60, 70, 80, 90, 100], jitterMs: 7, realisations: 20 }

const poisson: PairingProtocol = { type: 'poisson', ratesHz: poissonReference30.x, refractoryMs: 2, durationS: 100, realisations: 20 }

const burstPoisson = (eventRateHz: number): PairingProtocol => ({
  type: 'burstPoisson', burstProbabilities: burstPoissonReference5.x, eventRateHz, eventRefractoryMs: 20, intraburstMinMs: 2, intraburstJitterMs: 10, durationS: 100,
  realisations: 20,
})

/** Every point within three standard errors of the difference of the two means. */
const withinErrors = (reference: PresetReference): PointsCheck => ({
  type: 'points', id: `points-${reference.id}`, label: `Δw against the ${reference.label}`, source: reference.source, panel: 'change', reference: reference.id,
  tolerance: { standardErrors: 3 },
})

const turnsPositive = (source: string, between: readonly [number, number], reference: number): Check => ({
  type: 'signChange', id: 'sign-change', label: 'Δw turns positive at', source, panel: 'change', between, reference,
})

export const pairingPresets: readonly Preset<PairingSpec>[] = [
  {
    id: 'fig2b', kind: 'pairing', figure: 'Fig. 2b', title: 'Periodic pairings',
    summary: 'Five pairings at a fixed frequency, fifteen times: depression below 62.5 Hz, potentiation above, where intervals are shorter than 16 ms.',
    spec: spec({ protocol: periodic, eventRateHz: 5, burstProbability: 0.15, dtMs: 0.1 }),
    references: [periodicReference],
    checks: [
      {
        type: 'points', id: 'points-periodic', label: 'Δw against the authors\' code', source: periodicReference.source, panel: 'change', reference: 'periodic',
        tolerance: { absolute: 1e-6 }, when: { path: 'fidelity.integration', equals: ['euler'] },
      },
      {
        type: 'points', id: 'points-periodic-exact', label: 'Δw against the authors\' code', source: `${periodicReference.source}; the exact method differs from its steps by up to 0.0013`,
        panel: 'change', reference: 'periodic', tolerance: { absolute: 2e-3 }, when: { path: 'fidelity.integration', equals: ['exact'] },
      },
      turnsPositive('Fig. 2b: intervals of 16 ms', [58, 64], 62.5),
    ],
  },
  {
    id: 'fig2c-30', kind: 'pairing', figure: 'Fig. 2c', title: 'Poisson, P̄(0) = 30 %',
    summary: 'Both cells fire at random. Depression at low rates, potentiation above about 24 Hz.',
    spec: spec({ protocol: poisson, eventRateHz: 5, burstProbability: 0.3, dtMs: 1 }),
    references: [poissonReference30, poissonClosedForm30],
    checks: [withinErrors(poissonReference30), withinErrors(poissonClosedForm30), turnsPositive('Fig. 2c, P̄(0) = 30 %', [17, 34], 24.1)],
  },
  {
    id: 'fig2c-50', kind: 'pairing', figure: 'Fig. 2c', title: 'Poisson, P̄(0) = 50 %',
    summary: 'The same with a higher starting burst probability: the rate at which depression turns to potentiation moves up.',
    spec: spec({ protocol: poisson, eventRateHz: 5, burstProbability: 0.5, dtMs: 1 }),
    references: [poissonReference50, poissonClosedForm50],
    checks: [withinErrors(poissonReference50), withinErrors(poissonClosedForm50), turnsPositive('Fig. 2c, P̄(0) = 50 %', [39, 50], 45.2)],
  },
  {
    id: 'fig2d-5hz', kind: 'pairing', figure: 'Fig. 2d', title: '5 events a second',
    summary: 'Events at random, of which some are bursts: the sign of the change follows the burst probability.',
    spec: spec({ protocol: burstPoisson(5), eventRateHz: 5, burstProbability: 0.2, dtMs: 1 }),
    references: [burstPoissonReference5],
    checks: [withinErrors(burstPoissonReference5), turnsPositive('Fig. 2d, 5 Hz', [0.1, 0.3], 0.2)],
  },
  {
    id: 'fig2d-10hz', kind: 'pairing', figure: 'Fig. 2d', title: '10 events a second',
    summary: 'Twice the events: larger changes, and the same burst probability at which they turn positive.',
    spec: spec({ protocol: burstPoisson(10), eventRateHz: 10, burstProbability: 0.2, dtMs: 1 }),
    references: [burstPoissonReference10],
    checks: [withinErrors(burstPoissonReference10), turnsPositive('Fig. 2d, 10 Hz', [0.1, 0.3], 0.214)],
  },
  {
    id: 'sjostrom', kind: 'pairing', figure: 'Sjöström 2001', title: 'Jittered bursts of pairings',
    summary: 'Fifteen bursts of five pairings whose spikes are jittered by 7 ms, as in the slice experiments. The paper shows no curve. Of the authors\' grid: P̄(0) and τ_avg from its middle, τ_pre as in Fig. 2b, its shortest. The frequencies are ours.',
    spec: {
      ...spec({ protocol: jittered, eventRateHz: 5, burstProbability: 0.5, dtMs: 0.1 }),
      rule: { ...rule, tauAvgS: 10, tauPreMs: 50 },
    },
    references: [],
    checks: [],
  },
]
