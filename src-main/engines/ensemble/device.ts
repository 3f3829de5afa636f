/**
 * What a device can do: the fused operations of a training step, on matrices that stay where they are computed. The step is written once
 * against this interface; the reference device computes it in 64 bits, the others fast.
 *
 * Every activation is a matrix with one row per sample. Images are channel-last: column (y × width + x) × channels + c. Weights have one
 * row per unit or filter, [units, inputs] or [filters, kernel × kernel × channels], filter columns in the order of an image patch.
 *
 * Two signals go down: burst rates b, and their difference d that the teacher makes. Both are the halves of one matrix of twice the
 * rows, b above d, so that one product carries them. Handing down d itself, and not the two rates of which it is the small difference,
 * keeps its digits in 32 bits.
 */

/** A matrix on a device, row-major; only the device that made it can read it. */
export interface Tensor {
  readonly rows: number
  readonly columns: number
}

export type Activation = 'sigmoid' | 'relu'

export interface ConvolutionShape {
  readonly channels: number
  readonly height: number
  readonly width: number
  readonly filters: number
  readonly kernel: number
  readonly stride: number
  readonly padding: number
  readonly outHeight: number
  readonly outWidth: number
}

/** Stochastic gradient descent of one matrix. */
export interface Descent {
  readonly rate: number
  readonly momentum: number
  /** λ. */
  readonly decay: number
  /**
   * false: v ← m v + η g, w ← w + v - λ w, as in the authors' code for sigmoid networks. true: g - λ w in place of g, v ← m v + g,
   * w ← w + η v, as PyTorch's optimiser has it. g is the direction of descent.
   */
  readonly coupled: boolean
  /** Times the sum over the batch: 1 as in the authors' code, 1 / batch for a mean. */
  readonly scale: number
}

export interface LearnWeights {
  /** d, one row per sample: the direction in which the output should change. */
  readonly difference: Tensor
  readonly input: Tensor
  readonly weights: Tensor
  readonly velocity: Tensor
  /** Gets the same change (Eqs. 18-19); null where feedback does not learn. */
  readonly feedback: Tensor | null
  /** Of its own where decay is coupled; null where both would be equal. */
  readonly feedbackVelocity: Tensor | null
  readonly descent: Descent
}

export interface Device {
  readonly id: DeviceId
  /** In words, with the part of the machine that computes. */
  readonly label: string
  /** Zeros. */
  tensor(rows: number, columns: number): Tensor
  /** The same numbers: `rows` of them from row `from` of the matrix when it is seen with `columns` columns. */
  view(tensor: Tensor, part: { readonly from: number; readonly rows: number; readonly columns: number }): Tensor
  write(tensor: Tensor, values: Float32Array | Float64Array): void
  read(tensor: Tensor): Promise<Float64Array>
  /** Waits until everything asked for so far is done. */
  finish(): Promise<void>
  /** Frees everything; the device is of no use afterwards. */
  close(): void

  /** out = x Wᵀ + c, through the activation if there is one. */
  affine(operands: { readonly x: Tensor; readonly weights: Tensor; readonly bias: Tensor | null; readonly out: Tensor; readonly activation: Activation | null }): void
  convolve(operands: { readonly x: Tensor; readonly weights: Tensor; readonly bias: Tensor; readonly out: Tensor; readonly activation: Activation | null; readonly shape: ConvolutionShape }): void
  /** out = bursts Y. */
  feedback(operands: { readonly bursts: Tensor; readonly weights: Tensor; readonly out: Tensor }): void
  /** The transposed convolution with Y. */
  feedbackConvolution(operands: { readonly bursts: Tensor; readonly weights: Tensor; readonly out: Tensor; readonly shape: ConvolutionShape }): void

  /** Every row through a softmax. */
  softmax(operands: { readonly x: Tensor; readonly out: Tensor }): void
  /** out = f(x + noise). */
  perturb(operands: { readonly x: Tensor; readonly noise: Tensor; readonly out: Tensor; readonly activation: Activation | null }): void

  /** Output layer, b above d. Sigmoid: p = p0, d = p0 (t - e)(1 - e) e. Softmax, with κ: d = min(p0 κ (t - a) / (a + 1e-8), 1 - p0) a / κ. */
  outputBursts(operands: { readonly eventRate: Tensor; readonly target: Tensor; readonly burstProbability: number; readonly kappa: number | null; readonly out: Tensor }): void
  /** Eq. 16: σ(f h) e without teacher and recurrence; without h = 1 - e where `gain` is false, as in the authors' code. */
  preBursts(operands: { readonly feedback: Tensor; readonly eventRate: Tensor; readonly gain: boolean; readonly out: Tensor }): void
  /**
   * Hidden layer, Eqs. 11-12: u = f h - r, b = σ(u) e, d = (σ(u + f_d h) - σ(u)) e, with h = 1 - e (sigmoid) or [e > 0] / (e + 1e-8)
   * (ReLU). `feedback` has f above f_d.
   */
  bursts(operands: { readonly feedback: Tensor; readonly eventRate: Tensor; readonly recurrent: Tensor | null; readonly activation: Activation; readonly out: Tensor; readonly dendrite: Tensor }): void

  /** Minus the gradient of ½ Σ (t - e)² before the sigmoid, or of the cross-entropy before the softmax. */
  outputError(operands: { readonly eventRate: Tensor; readonly target: Tensor; readonly activation: Activation; readonly out: Tensor }): void
  /** out = propagated × f'. */
  hiddenError(operands: { readonly propagated: Tensor; readonly eventRate: Tensor; readonly activation: Activation; readonly out: Tensor }): void

  /** Eq. 13 and Eqs. 18-19. */
  learn(operands: LearnWeights): void
  /** Eq. 14. */
  learnConvolution(operands: LearnWeights & { readonly shape: ConvolutionShape }): void
  /** `difference` with one column per bias. */
  learnBias(operands: { readonly difference: Tensor; readonly bias: Tensor; readonly velocity: Tensor; readonly descent: Descent }): void
  /** Eq. 17: R ← R + η_r uᵀ b. */
  learnRecurrent(operands: { readonly dendrite: Tensor; readonly bursts: Tensor; readonly weights: Tensor; readonly rate: number }): void
}

export const deviceIds = ['cpu', 'webgpu', 'tensorflow', 'reference'] as const
export type DeviceId = (typeof deviceIds)[number]

export const isDeviceId = (text: string | null): text is DeviceId => deviceIds.some((id) => id === text)
