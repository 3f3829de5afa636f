/** The processor: WebAssembly kernels with 128-bit vectors, on as many threads as asked for. Results do not depend on their number. */
import type { Activation, ConvolutionShape, Descent, Device, LearnWeights, Tensor } from '../../device.ts'
import { createCommandList } from './commands.ts'
import type { CommandList } from './commands.ts'
import { createTeam } from './team.ts'
import type { Team } from './team.ts'

interface Matrix extends Tensor {
  readonly at: number
}

const addressOf = (tensor: Tensor): number => (tensor as Matrix).at

const activationCode = (activation: Activation | null): number => (activation === null ? 0 : activation === 'sigmoid' ? 1 : 2)

const descentNumbers = ({ rate, momentum, decay, scale }: Descent): readonly number[] => [rate, momentum, decay, scale]

const shapeNumbers = ({ channels, height, width, kernel, stride, padding, outHeight, outWidth }: ConvolutionShape): readonly number[] =>
  [channels, height, width, kernel, stride, padding, outHeight, outWidth]

export interface CpuDevice extends Device {
  /** Of memory that the kernels were given so far. */
  bytes(): number
}

export function createCpuDevice({ threads }: { readonly threads: number }): CpuDevice {
  const team = createTeam(threads)
  const commands = createCommandList(team)
  const patches = createPatches(team, commands)
  const tensor = (rows: number, columns: number): Matrix => ({ rows, columns, at: team.allocate(rows * columns * 4) })
  return {
    id: 'cpu',
    label: `processor, ${threads === 1 ? 'one thread' : `${threads} threads`} (WebAssembly SIMD)`,
    tensor,
    view: (whole, { from, rows, columns }) => ({ rows, columns, at: addressOf(whole) + from * columns * 4 }) satisfies Matrix as Tensor,
    write(to, values) {
      commands.flush()
      team.floats(addressOf(to), to.rows * to.columns).set(values)
    },
    read(from) {
      commands.flush()
      return Promise.resolve(Float64Array.from(team.floats(addressOf(from), from.rows * from.columns)))
    },
    finish() {
      commands.flush()
      return Promise.resolve()
    },
    close() { team.close() },
    bytes: team.used,

    affine({ x, weights, bias, out, activation }) {
      commands.add('rowsByRows', [addressOf(x), addressOf(weights), addressOf(out)], [x.rows, weights.rows, x.columns])
      if (bias !== null || activation !== null) commands.add('addBias', [addressOf(out), bias === null ? 0 : addressOf(bias)], [x.rows, weights.rows, activationCode(activation)])
    },
    convolve({ x, weights, bias, out, activation, shape }) {
      const { at, rows, columns } = patches.unfolded(x, shape)
      commands.add('rowsByRows', [at, addressOf(weights), addressOf(out)], [rows, shape.filters, columns])
      commands.add('addBias', [addressOf(out), addressOf(bias)], [rows, shape.filters, activationCode(activation)])
    },
    feedback({ bursts, weights, out }) {
      commands.add('rowsByColumns', [addressOf(bursts), addressOf(weights), addressOf(out)], [bursts.rows, bursts.columns, weights.columns])
    },
    feedbackConvolution({ bursts, weights, out, shape }) {
      commands.add('foldProducts', [addressOf(bursts), addressOf(weights), addressOf(out)], [shape.filters, ...shapeNumbers(shape), bursts.rows])
    },

    softmax({ x, out }) {
      commands.add('softmax', [addressOf(x), addressOf(out)], [x.rows, x.columns])
    },
    perturb({ x, noise, out, activation }) {
      commands.add('perturb', [addressOf(x), addressOf(noise), addressOf(out)], [countOf(x), activationCode(activation)])
    },
    outputBursts({ eventRate, target, burstProbability, kappa, out }) {
      commands.add('outputBursts', [addressOf(eventRate), addressOf(target), addressOf(out)], [countOf(eventRate)], [burstProbability, kappa ?? 0])
    },
    preBursts({ feedback, eventRate, gain, out }) {
      commands.add('preBursts', [addressOf(feedback), addressOf(eventRate), addressOf(out)], [countOf(eventRate), gain ? 1 : 0])
    },
    bursts({ feedback, eventRate, recurrent, activation, out, dendrite }) {
      commands.add('bursts', [addressOf(feedback), addressOf(eventRate), recurrent === null ? 0 : addressOf(recurrent), addressOf(out), addressOf(dendrite)], [countOf(eventRate), activationCode(activation)])
    },
    outputError({ eventRate, target, activation, out }) {
      commands.add('outputError', [addressOf(eventRate), addressOf(target), addressOf(out)], [countOf(eventRate), activationCode(activation)])
    },
    hiddenError({ propagated, eventRate, activation, out }) {
      commands.add('hiddenError', [addressOf(propagated), addressOf(eventRate), addressOf(out)], [countOf(eventRate), activationCode(activation)])
    },

    learn(operands) {
      learn(commands, operands, { at: addressOf(operands.input), samples: operands.difference.rows })
    },
    learnConvolution(operands) {
      const { at, rows } = patches.of(operands.input, operands.shape)
      learn(commands, operands, { at, samples: rows })
    },
    learnBias({ difference, bias, velocity, descent }) {
      // Only the coupled decay reaches biases.
      const own = descent.coupled ? descent : { ...descent, decay: 0 }
      commands.add('learnBias', [addressOf(difference), 0, addressOf(bias), addressOf(velocity)], [difference.rows, difference.columns, 0, descent.coupled ? 1 : 0], descentNumbers(own))
    },
    learnRecurrent({ dendrite, bursts, weights, rate }) {
      commands.add('learn', [addressOf(dendrite), addressOf(bursts), addressOf(weights)], [dendrite.rows, weights.rows, weights.columns], [rate, 0, 0, 1])
    },
  }
}

const countOf = ({ rows, columns }: Tensor): number => rows * columns

function learn(commands: CommandList, { weights, velocity, feedback, feedbackVelocity, difference, descent }: LearnWeights, { at, samples }: { readonly at: number; readonly samples: number }): void {
  commands.add(
    'learn', [addressOf(difference), at, addressOf(weights), addressOf(velocity), feedback === null ? 0 : addressOf(feedback), feedbackVelocity === null ? 0 : addressOf(feedbackVelocity)],
    [samples, weights.rows, weights.columns, descent.coupled ? 1 : 0], descentNumbers(descent),
  )
}

interface Patches {
  readonly at: number
  readonly rows: number
  readonly columns: number
}

/** Patches of every convolution's input, kept from the way up until the layer learns. */
function createPatches(team: Team, commands: CommandList) {
  const known = new Map<number, Patches>()
  const roomFor = (x: Tensor, shape: ConvolutionShape): Patches => {
    const found = known.get(addressOf(x))
    if (found !== undefined) return found
    const rows = x.rows * shape.outHeight * shape.outWidth, columns = shape.kernel * shape.kernel * shape.channels
    const made = { at: team.allocate(rows * columns * 4), rows, columns }
    known.set(addressOf(x), made)
    return made
  }
  return {
    unfolded(x: Tensor, shape: ConvolutionShape): Patches {
      const room = roomFor(x, shape)
      commands.add('unfold', [addressOf(x), room.at], [room.rows, ...shapeNumbers(shape)])
      return room
    },
    of: roomFor,
  }
}
