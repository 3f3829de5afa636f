/** The constraints on feedback, in populations small enough to be computed at once: Figs. 2e-g, 3 and S5 in miniature. */
import type { RunPhase, SpikingSpec } from '../../engines/spiking/spec.ts'
import type { LinesPanel, PanelLine } from '../figure.ts'
import { integrateAndFire, noise, population, pyramidal } from '../spiking/cells.ts'
import { colours, currentOverTime, overTime, phaseTimesS, probabilityAxis, rateAxis, timeAxis } from '../spiking/figures/lines.ts'
import { authorsCode, constant, depressing, events, facilitating, plasticityBase, recordRates, spikes, synapses } from '../spiking/synapses.ts'
import { tourFigure } from './station.ts'
import type { TourStation, TourValues } from './station.ts'

/** The noise of Fig. 3: some six events a second, one in three a burst. */
const noisy = { soma: noise(500, 0.35, 0.35), dendrite: noise(500, 0.05, 0.05) }

const base = { kind: 'spiking', version: 1, dtMs: 0.1, synapses, shortTerm: { depressing, facilitating }, fidelity: authorsCode } as const

const of = (values: TourValues, key: string): number => values[key] ?? NaN

interface Stretch {
  readonly label: string
  readonly durationMs: number
  readonly plastic?: boolean
  readonly addedCurrentsPa?: Readonly<Record<string, number>>
}

const stretch = ({ label, durationMs, plastic = false, addedCurrentsPa = {} }: Stretch): RunPhase => ({ type: 'run', label, durationMs, plastic, weightFactors: {}, addedCurrentsPa })

const steeredCells = 100

/** Two populations and the plastic projection between them; in the middle the dendrites of the second one get more current, or less. */
function steeringSpec(dendritePa: number, tauAvgS: number): SpikingSpec {
  return {
    ...base, shortTerm: {}, cells: { pyramidal },
    populations: { pre: population('pyramidal', steeredCells, noisy), post: population('pyramidal', steeredCells, noisy) },
    // As many inputs as cells; no homeostasis, so that only the rule is seen.
    plasticity: { burstRule: { ...plasticityBase, learningRate: 2e-3, tauAvgS, minRateHz: 0, maxRateHz: 100 } },
    projections: { preToPost: events('pre', 'post', 'somaExc', 1, 0.08, 'burstRule') },
    currents: { postSoma: constant('post', 'soma', -100), postDendrite: constant('post', 'dendrite', 50) },
    protocol: {
      phases: [
        stretch({ label: 'burn-in', durationMs: 3000 }), stretch({ label: 'rest', durationMs: 2000, plastic: true }),
        stretch({ label: 'feedback', durationMs: 6000, plastic: true, addedCurrentsPa: { postDendrite: dendritePa } }), stretch({ label: 'rest again', durationMs: 4000, plastic: true }),
      ],
      patterns: [], teacher: null,
    },
    recording: { ...recordRates(500, ['post']), weights: ['preToPost'], weightSamples: 0, runningNeurons: steeredCells },
  }
}

export const steeringStation: TourStation = {
  id: 'steering', title: 'Feedback to dendrites steers plasticity', preset: 'fig2eg',
  sliders: [
    { key: 'dendritePa', label: 'Feedback: change of the dendritic current', symbol: '\\Delta I_d', unit: 'pA', min: -200, max: 300, step: 25, default: 200 },
    { key: 'tauAvgS', label: 'Time constant of the running rates', symbol: '\\tau_\\mathrm{avg}', unit: 's', min: 1, max: 20, step: 1, default: 2 },
  ],
  make(values) {
    const [dendritePa, tauAvgS] = [of(values, 'dendritePa'), of(values, 'tauAvgS')]
    const spec = steeringSpec(dendritePa, tauAvgS)
    const [, rest, feedback, after] = phaseTimesS(spec)
    const [fromS = 0, onS = 0, offS = 0, endS = 0] = [rest?.startS, feedback?.startS, feedback?.endS, after?.endS]
    const x = timeAxis(fromS, endS)
    const spans = [{ from: onS, to: offS, label: 'feedback' }]
    const probabilities: LinesPanel = {
      id: 'probabilities', title: 'Bursts, and bursts expected', draw: 'lines', x, y: probabilityAxis(1), spans,
      lines: [
        overTime('bp', 'P', 'post', 'burstProbability'),
        { id: 'running', label: 'Running average, P̄', series: 'running.preToPost', xColumn: 'timeS', yColumn: 'burstProbability', colour: colours.burstProbability, stroke: 'dashed' },
      ],
    }
    const weights: LinesPanel = {
      id: 'weights', title: 'Mean weight', draw: 'lines', x, y: { label: 'Change', unit: '%' }, spans,
      lines: [{ id: 'change', label: 'Weight change', series: 'weights.preToPost', xColumn: 'timeS', yColumn: 'relativeChangePct', colour: colours.weight }],
    }
    // The last value that the feedback has made stands at its end.
    const changeOver = (fromX: number, toX: number) => ({ kind: 'change', panel: 'weights', line: 'change', fromX, toX }) as const
    return {
      name: `Tour: feedback of ${dendritePa} pA, τ_avg = ${tauAvgS} s`, spec,
      figure: tourFigure('steering', 'Feedback steers', 'A hundred cells excite a hundred others, whose dendrites get other current in the shaded time.', [probabilities, weights]),
      readings: [
        { label: 'First half of the feedback', unit: '%', of: changeOver(onS, (onS + offS) / 2) },
        { label: 'Second half', unit: '%', of: changeOver((onS + offS) / 2, offS) },
        { label: 'After it', unit: '%', of: changeOver(offS, endS) },
      ],
    }
  },
}

const multiplexedCells = 400
/** The stimuli swing from here on, and what is read counts. */
const swingsFromMs = 500
const swingsMs = 3000

/** A population with one signal in its somata and another one in its dendrites, and a cell behind each kind of synapse. */
function multiplexingSpec(somaPa: number, dendritePa: number): SpikingSpec {
  const sine = (baselinePa: number, amplitudePa: number, periodMs: number) => ({ type: 'sine', baselinePa, amplitudePa, periodMs, startMs: swingsFromMs }) as const
  const readOut = population('integrateAndFire', 1, { spreadMv: 0 })
  return {
    ...base, cells: { pyramidal, integrateAndFire }, plasticity: {},
    populations: { pyr: population('pyramidal', multiplexedCells, noisy), events: readOut, bursts: readOut },
    projections: {
      pyrToEvents: spikes('pyr', 'events', 'somaExc', 1, 0.6 / multiplexedCells, 'depressing'),
      pyrToBursts: spikes('pyr', 'bursts', 'somaExc', 1, 6 / multiplexedCells, 'facilitating'),
    },
    currents: {
      pyrSoma: { population: 'pyr', compartment: 'soma', waveform: sine(0, somaPa, 500) },
      // In no simple ratio to the somatic period, as in Fig. 3.
      pyrDendrite: { population: 'pyr', compartment: 'dendrite', waveform: sine(100, dendritePa, 500 * Math.sqrt(5)) },
    },
    protocol: { phases: [stretch({ label: 'relaxation', durationMs: swingsFromMs }), stretch({ label: 'two signals', durationMs: swingsMs })], patterns: [], teacher: null },
    recording: { ...recordRates(50, ['pyr']), traces: ['events', 'bursts'], traceNeurons: 1, traceEveryMs: 10 },
  }
}

export const multiplexingStation: TourStation = {
  id: 'multiplexing', title: 'One spike train carries two signals', preset: 'fig3',
  sliders: [
    { key: 'somaPa', label: 'Signal from below: amplitude of the somatic current', symbol: 'I_s', unit: 'pA', min: 0, max: 300, step: 25, default: 200 },
    { key: 'dendritePa', label: 'Signal from above: amplitude of the dendritic current', symbol: 'I_d', unit: 'pA', min: 0, max: 150, step: 25, default: 100 },
  ],
  make(values) {
    const [somaPa, dendritePa] = [of(values, 'somaPa'), of(values, 'dendritePa')]
    const [fromS, endS] = [swingsFromMs / 1000, (swingsFromMs + swingsMs) / 1000]
    const x = timeAxis(fromS, endS)
    const swinging = { where: [{ column: 'timeS', from: fromS }] }
    /** As the paper draws it: the signal is stretched onto what carries it. */
    const signal = (compartment: 'soma' | 'dendrite', label: string, rescaleOnto: string): PanelLine => ({ ...currentOverTime('signal', label, 'pyr', compartment, swinging), rescaleOnto })
    const voltage = (id: string, label: string): PanelLine => ({ id: 'voltage', label, series: `traces.${id}`, xColumn: 'timeS', yColumn: 'somaMv', colour: colours.green, ...swinging })
    const y = { label: 'Voltage', unit: 'mV' }
    const panels: readonly LinesPanel[] = [
      { id: 'rate', title: 'Event rate carries the somatic signal', draw: 'lines', x, y: rateAxis('Event rate'), lines: [overTime('er', 'Event rate', 'pyr', 'eventRateHz', swinging), signal('soma', 'Somatic current', 'er')] },
      {
        id: 'probability', title: 'Burst probability, the dendritic one', draw: 'lines', x, y: probabilityAxis(),
        lines: [overTime('bp', 'Burst probability', 'pyr', 'burstProbability', swinging), signal('dendrite', 'Dendritic current', 'bp')],
      },
      {
        id: 'depressing', title: 'A depressing synapse hears events', draw: 'lines', x, y,
        lines: [voltage('events', 'Voltage'), { ...overTime('er', 'Event rate, rescaled', 'pyr', 'eventRateHz', { ...swinging, stroke: 'dotted' }), rescaleOnto: 'voltage' }],
      },
      {
        id: 'facilitating', title: 'A facilitating synapse hears bursts', draw: 'lines', x, y,
        lines: [voltage('bursts', 'Voltage'), { ...overTime('br', 'Burst rate, rescaled', 'pyr', 'burstRateHz', { ...swinging, stroke: 'dotted' }), rescaleOnto: 'voltage' }],
      },
    ]
    const correlation = (panel: string, line: string) => ({ kind: 'correlation', panel, line, with: 'signal', from: fromS, to: endS - 0.05 }) as const
    return {
      name: `Tour: two signals, ${somaPa} and ${dendritePa} pA`, spec: multiplexingSpec(somaPa, dendritePa),
      figure: { ...tourFigure('multiplexing', 'Two signals at once', '400 unconnected cells with noise. Dashed: the signals, stretched onto what carries them. Bins of 50 ms.', panels), columns: 2 },
      readings: [
        { label: 'Event rate with the somatic signal: correlation', unit: '', of: correlation('rate', 'er') },
        { label: 'Burst probability with the dendritic signal', unit: '', of: correlation('probability', 'bp') },
      ],
    }
  },
}

const linearCells = 300
const rampSteps = 24
const rampStepMs = 125
const rampPa = 35
/** Cells begin at rest: the first steps tell nothing. */
const settledSteps = 2

/** Dendrites that get more current step by step, with and without the inhibition that their own bursts recruit. */
function linearitySpec(inhibition: number): SpikingSpec {
  const lengthMs = rampSteps * rampStepMs
  return {
    ...base, cells: { pyramidal }, plasticity: {},
    populations: { pyr: population('pyramidal', linearCells, noisy) },
    // As in Fig. 3: the way over an interneuron drawn as one facilitating, inhibitory step.
    projections: { pyrToPyr: spikes('pyr', 'pyr', 'dendriteInh', 0.2, inhibition / (0.2 * linearCells), 'facilitating') },
    currents: {
      pyrDendrite: {
        population: 'pyr', compartment: 'dendrite',
        waveform: { type: 'steps', timesMs: Array.from({ length: rampSteps }, (_, step) => step * rampStepMs), currentsPa: Array.from({ length: rampSteps }, (_, step) => -100 + rampPa * step) },
      },
    },
    protocol: { phases: [stretch({ label: 'rising feedback', durationMs: lengthMs })], patterns: [], teacher: null },
    recording: recordRates(rampStepMs, ['pyr']),
  }
}

export const linearityStation: TourStation = {
  id: 'linearity', title: 'Inhibition keeps feedback from saturating', preset: 'figS10b-0',
  sliders: [{ key: 'inhibition', label: 'Inhibition of dendrites by their own bursts', symbol: 'w', unit: '', min: 0, max: 120, step: 10, default: 80 }],
  make(values) {
    const inhibition = of(values, 'inhibition')
    const spec = linearitySpec(inhibition)
    const endS = phaseTimesS(spec)[0]?.endS ?? 0
    const settledS = settledSteps * rampStepMs / 1000
    const x = timeAxis(0, endS)
    const swinging = { where: [{ column: 'timeS', from: settledS }] }
    const probability: LinesPanel = {
      id: 'probability', title: 'Burst probability', draw: 'lines', x, y: probabilityAxis(1),
      lines: [
        overTime('bp', 'Burst probability', 'pyr', 'burstProbability', swinging),
        { ...currentOverTime('signal', 'Dendritic current', 'pyr', 'dendrite', swinging), rescaleOnto: 'bp' },
      ],
    }
    const rate: LinesPanel = { id: 'rate', title: 'Event rate', draw: 'lines', x, y: rateAxis('Event rate'), lines: [overTime('er', 'Event rate', 'pyr', 'eventRateHz', swinging)] }
    const middleOfStep = (step: number): number => (step + 0.5) * rampStepMs / 1000
    const riseOver = (fromStep: number, toStep: number) => ({ kind: 'change', panel: 'probability', line: 'bp', fromX: middleOfStep(fromStep), toX: middleOfStep(toStep) }) as const
    return {
      name: `Tour: rising feedback, inhibition ${inhibition}`, spec,
      figure: tourFigure('linearity', 'Feedback and bursts', '300 cells whose dendrites get 35 pA more every 125 ms; dashed: that current, -100 to 705 pA, stretched onto the burst probability.', [probability, rate]),
      readings: [
        { label: 'Rise over the first half', unit: '', of: riseOver(settledSteps, rampSteps / 2) },
        { label: 'Rise over the second half', unit: '', of: riseOver(rampSteps / 2, rampSteps - 1) },
      ],
    }
  },
}
