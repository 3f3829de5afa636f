/** Every operation in 64 bits and plain loops: what the fast devices are compared with. */
import type { Activation, ConvolutionShape, Descent, Device, LearnWeights, Tensor } from '../../device.ts'

interface Matrix extends Tensor {
  readonly values: Float64Array
}

const valuesOf = (tensor: Tensor): Float64Array => (tensor as Matrix).values

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))

const activate = (x: number, activation: Activation | null): number => (activation === 'sigmoid' ? sigmoid(x) : activation === 'relu' ? Math.max(0, x) : x)

/** h of Eq. 11. */
const gainOf = (e: number, activation: Activation): number => (activation === 'sigmoid' ? 1 - e : e > 0 ? 1 / (e + 1e-8) : 0)

/** q - p for q = σ(u + du) and p = σ(u), without cancellation: tanh(du / 2) (q (1 - p) + p (1 - q)). */
const sigmoidDifference = (u: number, du: number): number => Math.tanh(du / 2) * (sigmoid(u + du) * sigmoid(-u) + sigmoid(u) * sigmoid(-u - du))

export function createReferenceDevice(): Device {
  const tensor = (rows: number, columns: number): Matrix => ({ rows, columns, values: new Float64Array(rows * columns) })
  return {
    id: 'reference',
    label: '64-bit reference arithmetic, one core',
    tensor,
    view: (whole, { from, rows, columns }) => ({ rows, columns, values: valuesOf(whole).subarray(from * columns, (from + rows) * columns) }) satisfies Matrix as Tensor,
    write: (to, values) => { valuesOf(to).set(values) },
    read: (from) => Promise.resolve(valuesOf(from).slice()),
    finish: () => Promise.resolve(),
    close: () => undefined,

    affine({ x, weights, bias, out, activation }) {
      times(x, weights, out, bias === null ? undefined : valuesOf(bias), activation)
    },
    convolve({ x, weights, bias, out, activation, shape }) {
      const patches = unfold(x, shape)
      times(patches, weights, { rows: patches.rows, columns: shape.filters, values: valuesOf(out) } as Matrix, valuesOf(bias), activation)
    },
    feedback({ bursts, weights, out }) {
      transposedTimes(bursts, weights, out)
    },
    feedbackConvolution({ bursts, weights, out, shape }) {
      const positions = bursts.rows * shape.outHeight * shape.outWidth
      const patches = tensor(positions, weights.columns)
      transposedTimes({ rows: positions, columns: shape.filters, values: valuesOf(bursts) } as Matrix, weights, patches)
      fold(patches, shape, out)
    },

    softmax({ x, out }) {
      const from = valuesOf(x), to = valuesOf(out)
      for (let row = 0; row < x.rows; row++) {
        const logits = from.subarray(row * x.columns, (row + 1) * x.columns)
        const largest = logits.reduce((most, value) => Math.max(most, value), -Infinity)
        const powers = logits.map((value) => Math.exp(value - largest))
        const sum = powers.reduce((total, value) => total + value, 0)
        to.set(powers.map((value) => value / sum), row * x.columns)
      }
    },
    perturb({ x, noise, out, activation }) {
      const from = valuesOf(x), added = valuesOf(noise), to = valuesOf(out)
      for (let i = 0; i < to.length; i++) to[i] = activate((from[i] ?? 0) + (added[i] ?? 0), activation)
    },

    outputBursts({ eventRate, target, burstProbability, kappa, out }) {
      const e = valuesOf(eventRate), t = valuesOf(target), to = valuesOf(out)
      e.forEach((rate, i) => {
        const error = (t[i] ?? 0) - rate
        to[i] = burstProbability * rate
        to[e.length + i] = kappa === null
          ? burstProbability * error * (1 - rate) * rate
          : (Math.min((burstProbability * kappa * error) / (rate + 1e-8), 1 - burstProbability) * rate) / kappa
      })
    },
    preBursts({ feedback, eventRate, gain, out }) {
      const f = valuesOf(feedback), e = valuesOf(eventRate), to = valuesOf(out)
      e.forEach((rate, i) => { to[i] = sigmoid((f[i] ?? 0) * (gain ? 1 - rate : 1)) * rate })
    },
    bursts({ feedback, eventRate, recurrent, activation, out, dendrite }) {
      const f = valuesOf(feedback), e = valuesOf(eventRate), to = valuesOf(out), u = valuesOf(dendrite)
      const r = recurrent === null ? undefined : valuesOf(recurrent)
      const count = e.length
      e.forEach((rate, i) => {
        const h = gainOf(rate, activation)
        const potential = (f[i] ?? 0) * h - (r?.[i] ?? 0)
        u[i] = potential
        to[i] = sigmoid(potential) * rate
        to[count + i] = sigmoidDifference(potential, (f[count + i] ?? 0) * h) * rate
      })
    },

    outputError({ eventRate, target, activation, out }) {
      const e = valuesOf(eventRate), t = valuesOf(target), to = valuesOf(out)
      e.forEach((rate, i) => { to[i] = ((t[i] ?? 0) - rate) * (activation === 'sigmoid' ? rate * (1 - rate) : 1) })
    },
    hiddenError({ propagated, eventRate, activation, out }) {
      const from = valuesOf(propagated), e = valuesOf(eventRate), to = valuesOf(out)
      e.forEach((rate, i) => { to[i] = (from[i] ?? 0) * (activation === 'sigmoid' ? rate * (1 - rate) : rate > 0 ? 1 : 0) })
    },

    learn: (operands) => { learn(operands, operands.difference, operands.input) },
    learnConvolution(operands) {
      const { shape, difference, input } = operands
      const patches = unfold(input, shape)
      learn(operands, { rows: patches.rows, columns: shape.filters, values: valuesOf(difference) } as Matrix, patches)
    },
    learnBias({ difference, bias, velocity, descent }) {
      const d = valuesOf(difference)
      const sums = new Float64Array(bias.columns)
      d.forEach((value, i) => { sums[i % bias.columns] = (sums[i % bias.columns] ?? 0) + value })
      // Only the coupled decay reaches biases.
      descend(sums, valuesOf(bias), valuesOf(velocity), descent.coupled ? descent : { ...descent, decay: 0 })
    },
    learnRecurrent({ dendrite, bursts, weights, rate }) {
      const change = outer(dendrite, bursts)
      const r = valuesOf(weights)
      for (let i = 0; i < r.length; i++) r[i] = (r[i] ?? 0) + rate * (change[i] ?? 0)
    },
  }
}

/** out = f(a bᵀ + c). */
function times(a: Tensor, b: Tensor, out: Tensor, bias: Float64Array | undefined, activation: Activation | null): void {
  const [x, w, to] = [valuesOf(a), valuesOf(b), valuesOf(out)]
  const inputs = a.columns
  for (let row = 0; row < a.rows; row++) {
    for (let unit = 0; unit < b.rows; unit++) {
      let sum = bias?.[unit] ?? 0
      for (let i = 0; i < inputs; i++) sum += (x[row * inputs + i] ?? 0) * (w[unit * inputs + i] ?? 0)
      to[row * b.rows + unit] = activate(sum, activation)
    }
  }
}

/** out = a b. */
function transposedTimes(a: Tensor, b: Tensor, out: Tensor): void {
  const [x, w, to] = [valuesOf(a), valuesOf(b), valuesOf(out)]
  to.fill(0)
  for (let row = 0; row < a.rows; row++) {
    for (let unit = 0; unit < a.columns; unit++) {
      const rate = x[row * a.columns + unit] ?? 0
      for (let i = 0; i < b.columns; i++) to[row * b.columns + i] = (to[row * b.columns + i] ?? 0) + rate * (w[unit * b.columns + i] ?? 0)
    }
  }
}

/** aᵀ b. */
function outer(a: Tensor, b: Tensor): Float64Array {
  const [x, y] = [valuesOf(a), valuesOf(b)]
  const product = new Float64Array(a.columns * b.columns)
  for (let row = 0; row < a.rows; row++) {
    for (let i = 0; i < a.columns; i++) {
      const factor = x[row * a.columns + i] ?? 0
      for (let j = 0; j < b.columns; j++) product[i * b.columns + j] = (product[i * b.columns + j] ?? 0) + factor * (y[row * b.columns + j] ?? 0)
    }
  }
  return product
}

function learn({ weights, velocity, feedback, feedbackVelocity, descent }: LearnWeights, difference: Tensor, input: Tensor): void {
  const change = outer(difference, input)
  const v = valuesOf(velocity)
  if (feedback !== null) descend(change, valuesOf(feedback), feedbackVelocity === null ? v.slice() : valuesOf(feedbackVelocity), descent)
  descend(change, valuesOf(weights), v, descent)
}

function descend(change: Float64Array, w: Float64Array, v: Float64Array, { rate, momentum, decay, coupled, scale }: Descent): void {
  for (let i = 0; i < w.length; i++) {
    const weight = w[i] ?? 0, direction = (change[i] ?? 0) * scale
    const speed = momentum * (v[i] ?? 0) + (coupled ? direction - decay * weight : rate * direction)
    v[i] = speed
    w[i] = coupled ? weight + rate * speed : weight + speed - decay * weight
  }
}

/** Patches of an image batch, one row for each place of the filter. */
function unfold(x: Tensor, shape: ConvolutionShape): Matrix {
  const columns = shape.kernel * shape.kernel * shape.channels
  const positions = x.rows * shape.outHeight * shape.outWidth
  const patches = { rows: positions, columns, values: new Float64Array(positions * columns) }
  const from = valuesOf(x)
  eachTap(x.rows, shape, (patch, image) => { patches.values[patch] = from[image] ?? 0 })
  return patches
}

/** Adds patches up again where they came from. */
function fold(patches: Tensor, shape: ConvolutionShape, out: Tensor): void {
  const from = valuesOf(patches), to = valuesOf(out)
  to.fill(0)
  eachTap(out.rows, shape, (patch, image) => { to[image] = (to[image] ?? 0) + (from[patch] ?? 0) })
}

function eachTap(images: number, { channels, height, width, kernel, stride, padding, outHeight, outWidth }: ConvolutionShape, visit: (patch: number, image: number) => void): void {
  let patch = 0
  for (let image = 0; image < images; image++) {
    for (let place = 0; place < outHeight * outWidth; place++) {
      const top = Math.floor(place / outWidth) * stride - padding, left = (place % outWidth) * stride - padding
      for (let tap = 0; tap < kernel * kernel; tap++) {
        const y = top + Math.floor(tap / kernel), x = left + (tap % kernel)
        for (let channel = 0; channel < channels; channel++, patch++) {
          if (y >= 0 && y < height && x >= 0 && x < width) visit(patch, ((image * height + y) * width + x) * channels + channel)
        }
      }
    }
  }
}
