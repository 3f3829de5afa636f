/**
 * MNIST learned by the authors' code: 60 000 images, batches of 32, three hidden layers of 500 units, three epochs. Entry k of a list is
 * after k epochs. Weight angles are of layers 2 to 4, update angles of layers 1 to 3 in the last batch of the epoch (the first, before
 * learning), spreads those of burst probabilities of layers 1 to 3 without a teacher. One run for each seed.
 */

export interface MeasuredRun {
  readonly testErrorPct: readonly number[]
  readonly weightAnglesDeg?: readonly (readonly number[])[]
  readonly updateAnglesDeg?: readonly (readonly number[])[]
  readonly burstProbabilitySd?: readonly (readonly number[])[]
}

export const learnedRecurrentMeasured: readonly MeasuredRun[] = [
  {
    testErrorPct: [91.08, 22.95, 15.28, 4.37],
    weightAnglesDeg: [[90.063, 90.229, 91.394], [85.354, 84.808, 70.31], [84.548, 84.138, 67.713], [83.887, 83.519, 65.261]],
    updateAnglesDeg: [[87.661, 85.969, 88.937], [49.95, 43.131, 39.562], [51.983, 46.104, 42.235], [57.591, 52.238, 43.848]],
    burstProbabilitySd: [[0.3625, 0.355, 0.0451], [0.2176, 0.1368, 0.0083], [0.2219, 0.158, 0.009], [0.2234, 0.1588, 0.01]],
  },
  {
    testErrorPct: [86.07, 14.64, 13.48, 12.62],
    weightAnglesDeg: [[90.02, 90.041, 90.418], [84.62, 84.198, 68.041], [83.829, 83.627, 66.011], [83.334, 83.294, 65.033]],
    updateAnglesDeg: [[87.362, 91.87, 90.267], [54.483, 49.792, 41.185], [51.729, 46.54, 37.383], [51.018, 46.109, 36.969]],
    burstProbabilitySd: [[0.3592, 0.3635, 0.0413], [0.2172, 0.1403, 0.0101], [0.208, 0.1342, 0.0077], [0.2013, 0.128, 0.0073]],
  },
  {
    testErrorPct: [89.91, 4.74, 3.26, 2.91],
    weightAnglesDeg: [[89.899, 89.897, 88.937], [83.176, 82.792, 60.925], [82.362, 82.168, 58.696], [81.824, 81.768, 57.448]],
    updateAnglesDeg: [[92.943, 90.108, 88.678], [50.585, 44.356, 45.7], [49.078, 43.034, 42.316], [51.798, 45.262, 41.914]],
    burstProbabilitySd: [[0.357, 0.3661, 0.0324], [0.2485, 0.1776, 0.0092], [0.2437, 0.1667, 0.0089], [0.2381, 0.1619, 0.0085]],
  },
]

export const learnedMeasured: readonly MeasuredRun[] = [
  {
    testErrorPct: [89.72, 7.06, 5.12, 4.27],
    weightAnglesDeg: [[89.898, 89.951, 89.506], [85.623, 83.964, 65.765], [85.038, 83.299, 63.511], [84.666, 82.898, 62.477]],
    updateAnglesDeg: [[93.212, 88.753, 90.385], [59.903, 50.878, 37.9], [61.106, 50.715, 34.13], [62.733, 50.027, 33.41]],
  },
]

export const fixedRecurrentMeasured: readonly MeasuredRun[] = [
  {
    testErrorPct: [91.08, 23.45, 16.06, 4.85],
    weightAnglesDeg: [[90.063, 90.229, 91.394], [87.158, 87.366, 72.614], [86.605, 86.992, 70.848], [86.081, 86.514, 68.125]],
    updateAnglesDeg: [[87.661, 85.969, 88.937], [61.448, 52.563, 40.72], [64.603, 55.565, 44.904], [64.539, 55.612, 40.982]],
    burstProbabilitySd: [[0.3625, 0.355, 0.0451], [0.2048, 0.1199, 0.0084], [0.2192, 0.1455, 0.0085], [0.2081, 0.1335, 0.0083]],
  },
]

export const backpropMeasured: readonly MeasuredRun[] = [
  {
    testErrorPct: [87.65, 9.73, 7.65, 6.5],
  },
]
