/**
 * The XOR network of 500 cells a population, measured with the authors' code: responses before learning (means and sample SDs over five
 * realisations, over the last 4 s of each presentation) and the cost of the first 80 epochs (one realisation). Patterns are 00, 10, 01, 11.
 */
import type { PresetReference } from '../../kind.ts'

const source = 'Fig. 4, measured with the authors\' code'

/** Event rate in Hz and burst probability by pattern, before learning. */
export interface BeforeLearning {
  readonly eventRateHz: readonly number[]
  readonly eventRateSdHz: readonly number[]
  readonly burstProbability: readonly number[]
  readonly burstProbabilitySd: readonly number[]
}

export const beforeLearning = {
  input1: {
    eventRateHz: [2.0484, 8.3434, 2.0315, 8.3185], eventRateSdHz: [0.0341, 0.0204, 0.0126, 0.0256],
    burstProbability: [0.1117, 0.1076, 0.1064, 0.1092], burstProbabilitySd: [0.0057, 0.003, 0.0024, 0.0022],
  },
  input2: {
    eventRateHz: [2.0422, 2.0578, 8.3445, 8.3349], eventRateSdHz: [0.0242, 0.0265, 0.03, 0.0442],
    burstProbability: [0.1147, 0.113, 0.1076, 0.1097], burstProbabilitySd: [0.0045, 0.0049, 0.002, 0.0024],
  },
  hidden1: {
    eventRateHz: [2.793, 4.251, 4.2475, 4.856], eventRateSdHz: [0.0565, 0.1308, 0.1068, 0.1863],
    burstProbability: [0.2482, 0.2971, 0.294, 0.3105], burstProbabilitySd: [0.0088, 0.0097, 0.0088, 0.0095],
  },
  hidden2: {
    eventRateHz: [2.7921, 4.3082, 4.2459, 4.8806], eventRateSdHz: [0.025, 0.0915, 0.0403, 0.0758],
    burstProbability: [0.2946, 0.2529, 0.2533, 0.2342], burstProbabilitySd: [0.011, 0.0077, 0.0029, 0.0045],
  },
  output: {
    eventRateHz: [3.7863, 4.7708, 4.7405, 5.0791], eventRateSdHz: [0.053, 0.1662, 0.0852, 0.101],
    burstProbability: [0.4006, 0.41, 0.4067, 0.4098], burstProbabilitySd: [0.0072, 0.0025, 0.005, 0.0032],
  },
} as const satisfies Readonly<Record<string, BeforeLearning>>

const costs: readonly number[] = [
  2.9241, 2.943, 2.8647, 2.8668, 2.7915, 2.8119, 2.7454, 2.7753, 2.7445, 2.8009, 2.667, 2.7381, 2.8218, 2.7574, 2.7536, 2.7415, 2.7565, 2.775,
  2.7277, 2.7489, 2.7814, 2.7832, 2.6678, 2.7693, 2.7892, 2.7464, 2.7495, 2.7494, 2.7702, 2.7576, 2.7091, 2.7281, 2.7419, 2.7169, 2.7399, 2.814,
  2.7683, 2.7032, 2.7978, 2.6658, 2.7224, 2.7319, 2.6347, 2.7397, 2.7052, 2.6994, 2.7372, 2.6706, 2.689, 2.7185, 2.6679, 2.6904, 2.6745, 2.6435,
  2.7384, 2.6512, 2.679, 2.7111, 2.622, 2.6801, 2.6172, 2.672, 2.6566, 2.5647, 2.5885, 2.5526, 2.5875, 2.5103, 2.5835, 2.5997, 2.5443, 2.5953,
  2.5441, 2.5942, 2.5587, 2.543, 2.5691, 2.5196, 2.4332, 2.5077,
]

const patterns = [0, 1, 2, 3] as const

const response = (id: string, panel: string, { eventRateHz, eventRateSdHz }: BeforeLearning): PresetReference => ({
  id, label: 'before learning, authors\' code', panel, line: 'before', source, x: patterns, y: eventRateHz, sd: eventRateSdHz, realisations: 5,
})

export const responseReferences: readonly PresetReference[] = [
  response('before-output', 'response-output', beforeLearning.output),
  response('before-hidden1', 'response-hidden1', beforeLearning.hidden1),
  response('before-hidden2', 'response-hidden2', beforeLearning.hidden2),
]

export const costReference: PresetReference = {
  id: 'cost', label: 'authors\' code', panel: 'g', line: 'cost', source: `${source}, one realisation`, x: costs.map((_, epoch) => epoch), y: costs, realisations: 1,
}
