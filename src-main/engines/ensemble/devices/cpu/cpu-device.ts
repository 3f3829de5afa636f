/** The processor: WebAssembly kernels with 128-bit vectors, on as many threads as asked for. Results do not depend on their number. */
import type { Activation, ConvolutionShape, Descent, Device, LearnWeights, Tensor } from '../../device.ts'
import { createCommandList } from './commands.ts'
import type { CommandList } from './commands.ts'
import { createTeam } from './team.ts'
import type { Team } from './team.ts'
import { filterBytes, gradientOf, pieceNumbers, piecesOf } from './winograd.ts'
import type { Pieces } from './winograd.ts'

interface Matrix extends Tensor {
  readonly at: number
}

const addressOf = (tensor: Tensor): number => (tensor as Matrix).at

const activationCode = (activation: Activation | null): number => (activation === null ? 0 : activation === 'sigmoid' ? 1 : 2)

const descentNumbers = ({ rate, momentum, decay, scale }: Descent): readonly number[] => [rate, momentum, decay, scale]

/** Where patches lie: numbers of a patch's row, bytes from one to the next, bytes of an image; places, places across, bytes from place to place, and from a row of them to the next. */
const patchNumbers = ({ channels, height, width, kernel, stride, padding, outHeight, outWidth }: ConvolutionShape): readonly number[] => {
  const pixel = channels * 4, row = (width + 2 * padding) * pixel
  return [kernel * channels, row, (height + 2 * padding) * row, outHeight * outWidth, outWidth, stride * pixel, stride * row]
}

/** A row of a matrix is one patch. */
const rowNumbers = (columns: number): readonly number[] => [columns, columns * 4, columns * 4, 1, 1, 0, 0]

/** Of a matrix with so many rows: eight of them make a panel. */
const panelsFor = (rows: number): number => Math.ceil(rows / 8)

export interface CpuDevice extends Device {
  /** Of memory that the kernels were given so far. */
  bytes(): number
}

/** Says how wide its vectors are, and where results differ from those of nearly all processors. */
export const processorLabel = ({ threads, wide, fusesProducts }: Pick<Team, 'threads' | 'wide' | 'fusesProducts'>): string =>
  `processor, ${threads === 1 ? 'one thread' : `${threads} threads`} (WebAssembly SIMD${wide ? ', 256 bits' : ''}${fusesProducts ? '' : ', products and sums not fused'})`

/** `wide`: in tiles for vectors of 256 bits, or not; where nothing is said, in the ones that are faster here. */
export function createCpuDevice({ threads, wide }: { readonly threads: number, readonly wide?: boolean }): CpuDevice {
  const team = createTeam(threads, wide)
  const commands = createCommandList(team)
  const images = createPaddedImages(team, commands)
  const panels = createPanels(team, commands)
  const tensor = (rows: number, columns: number): Matrix => ({ rows, columns, at: team.allocate(rows * columns * 4) })
  return {
    id: 'cpu',
    label: processorLabel(team),
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
      commands.add('affine', [panels.ofRows(x), addressOf(weights), addressOf(out), bias === null ? 0 : addressOf(bias)], [x.rows, weights.rows, x.columns, activationCode(activation)])
    },
    convolve({ x, weights, bias, out, activation, shape }) {
      const from = images.padded(x, shape), pieces = piecesOf(shape)
      if (pieces !== null) {
        const numbers = pieceNumbers(shape, pieces, x.rows)
        commands.add('convolvePieces', [from, panels.atPoints(weights, shape, pieces, 'up'), addressOf(out), addressOf(bias)], [...numbers, activationCode(activation)])
        return
      }
      commands.add(
        'convolve', [from, panels.ofRows(weights), addressOf(out), addressOf(bias)],
        [x.rows * shape.outHeight * shape.outWidth, shape.filters, ...patchNumbers(shape), shape.kernel, activationCode(activation)],
      )
    },
    feedback({ bursts, weights, out }) {
      commands.add('feedback', [addressOf(bursts), addressOf(weights), addressOf(out)], [bursts.rows, bursts.columns, weights.columns])
    },
    feedbackConvolution({ bursts, weights, out, shape }) {
      const to = images.room(out, shape), pieces = piecesOf(shape)
      if (pieces !== null) commands.add('foldPieces', [addressOf(bursts), panels.atPoints(weights, shape, pieces, 'down'), to], pieceNumbers(shape, pieces, bursts.rows))
      else commands.add('fold', [addressOf(bursts), panels.ofTaps(weights, shape), to], [shape.filters, shape.channels, ...[0, ...patchNumbers(shape).slice(1)], shape.kernel, bursts.rows])
      images.cropped(out, shape)
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
      const { input, difference } = operands
      learn(commands, operands, { at: addressOf(input), patches: rowNumbers(input.columns), samples: difference.rows })
    },
    learnConvolution(operands) {
      const { input, shape, difference } = operands, pieces = piecesOf(shape)
      if (pieces !== null) {
        const { bytes, addSums } = gradientOf(shape, pieces, difference.rows)
        const sums = panels.roomFor(bytes)
        addSums(commands, images.room(input, shape), addressOf(difference), sums)
        const { descent } = operands
        commands.add('learnPoints', [sums, 0, ...learnedAddresses(operands)], [descent.coupled ? 1 : 0, ...pieceNumbers(shape, pieces, 0).slice(1), operands.weights.columns], descentNumbers(descent))
      } else learn(commands, operands, { at: images.room(input, shape), patches: patchNumbers(shape), samples: difference.rows * shape.outHeight * shape.outWidth })
    },
    learnBias({ difference, bias, velocity, descent }) {
      // Only the coupled decay reaches biases.
      const own = descent.coupled ? descent : { ...descent, decay: 0 }
      commands.add('learnBias', [addressOf(difference), 0, addressOf(bias), addressOf(velocity)], [difference.rows, difference.columns, 0, descent.coupled ? 1 : 0], descentNumbers(own))
    },
    learnRecurrent({ dendrite, bursts, weights, rate }) {
      commands.add('learn', [addressOf(dendrite), addressOf(bursts), addressOf(weights)], [0, weights.rows, ...rowNumbers(weights.columns), 0, weights.columns, dendrite.rows], [rate, 0, 0, 1])
    },
  }
}

const countOf = ({ rows, columns }: Tensor): number => rows * columns

interface Patches {
  readonly at: number
  readonly patches: readonly number[]
  readonly samples: number
}

/** Of w, v, Y and the velocity of Y. */
const learnedAddresses = ({ weights, velocity, feedback, feedbackVelocity }: LearnWeights): readonly number[] =>
  [addressOf(weights), addressOf(velocity), feedback === null ? 0 : addressOf(feedback), feedbackVelocity === null ? 0 : addressOf(feedbackVelocity)]

function learn(commands: CommandList, operands: LearnWeights, { at, patches, samples }: Patches): void {
  const { weights, difference, descent } = operands
  commands.add(
    'learn', [addressOf(difference), at, ...learnedAddresses(operands)],
    [descent.coupled ? 1 : 0, weights.rows, ...patches, 0, weights.columns, samples], descentNumbers(descent),
  )
}

/** Images with zeros around them, of every convolution with padding; kept from the way up until the layer learns. Without padding, the images themselves. */
function createPaddedImages(team: Team, commands: CommandList) {
  const known = new Map<number, number>()
  const room = (x: Tensor, shape: ConvolutionShape): number => {
    if (shape.padding === 0) return addressOf(x)
    const found = known.get(addressOf(x))
    if (found !== undefined) return found
    const [, , imageBytes = 0] = patchNumbers(shape)
    const made = team.allocate(x.rows * imageBytes)
    known.set(addressOf(x), made)
    return made
  }
  /** Between images and the middle of padded ones. */
  const sizes = (x: Tensor, shape: ConvolutionShape) => {
    const [, pitch = 0, imageBytes = 0] = patchNumbers(shape)
    const row = shape.width * shape.channels * 4
    return { middle: room(x, shape) + shape.padding * (pitch + shape.channels * 4), row, pitch, image: x.columns * 4, imageBytes }
  }
  return {
    room,
    padded(x: Tensor, shape: ConvolutionShape): number {
      if (shape.padding > 0) {
        const { middle, row, pitch, image, imageBytes } = sizes(x, shape)
        commands.add('copyImages', [addressOf(x), middle], [x.rows, shape.height, row, row, pitch, image, imageBytes])
      }
      return room(x, shape)
    },
    cropped(x: Tensor, shape: ConvolutionShape): void {
      if (shape.padding === 0) return
      const { middle, row, pitch, image, imageBytes } = sizes(x, shape)
      commands.add('copyImages', [middle, addressOf(x)], [x.rows, shape.height, row, pitch, row, imageBytes, image])
    },
  }
}

/** Room for the panels of one product at a time. */
function createPanels(team: Team, commands: CommandList) {
  let at = 0, bytes = 0
  const roomFor = (wanted: number): number => {
    if (wanted > bytes) [at, bytes] = [team.allocate(wanted), wanted]
    return at
  }
  return {
    roomFor,
    ofRows(matrix: Tensor): number {
      const count = panelsFor(matrix.rows), to = roomFor(count * matrix.columns * 32)
      commands.add('panelsOfRows', [addressOf(matrix), to], [count, matrix.rows, matrix.columns])
      return to
    },
    atPoints(weights: Tensor, shape: ConvolutionShape, pieces: Pieces, way: 'up' | 'down'): number {
      const to = roomFor(filterBytes(shape, pieces))
      commands.add('filterPoints', [addressOf(weights), to], [...pieceNumbers(shape, pieces, 0), 0, way === 'down' ? 1 : 0])
      return to
    },
    ofTaps(weights: Tensor, { kernel, channels, filters }: ConvolutionShape): number {
      const taps = kernel * kernel, to = roomFor(taps * panelsFor(channels) * filters * 32)
      commands.add('panelsOfTaps', [addressOf(weights), to], [filters, taps, channels])
      return to
    },
  }
}
