/**
 * Kernels of the processor device. The host writes a list of commands; every thread goes through all of it, does its own share of each, and
 * waits for the others before the next. Nothing here allocates.
 */
import { Command, commandBytes } from './command'
import { bursts, hiddenError, outputBursts, outputError, perturb, preBursts, softmax } from './elements'
import { convolve, copyImages, fold, panelsOfTaps } from './images'
import { learn, learnBias } from './learning'
import { panelsOfRows } from './panels'
import { affine, feedback } from './products'
import { scratchSize } from './scratch'
import { setWide } from './tiles'
import { tryProduct } from './trial'
import { convolvePieces, filterPoints, foldPieces, gradientPoints, learnPoints, pointsOf, sumPoints } from './winograd'

export { fusedRemainder } from '../../../../assembly/fused'

export function heapBase(): usize { return __heap_base }
/** Bytes that each thread needs for itself. */
export function scratchBytes(): usize { return scratchSize() }
/** A product in wide or narrow tiles, for its time. Returns the sum of what it has made. */
export function tryTiles(scratch: usize, inWideTiles: bool): f64 {
  setWide(inWideTiles)
  return tryProduct(scratch)
}
export function sizeOfCommand(): usize { return offsetof<Command>() == commandBytes ? commandBytes : 0 }

/** Words of the meeting place: arrivals, meetings so far, lists so far, whether to end, commands of the list, where they begin, whether tiles are wide. */
const arrivals: usize = 0
const meetings: usize = 4
const lists: usize = 8
const ends: usize = 12
const count: usize = 16
const place: usize = 20
const wide: usize = 24

/** Looked at so often before a thread goes to sleep: some tens of microseconds. */
const patience: i32 = 20000

/** Waits until the word is no longer `value`. */
function waitWhile(word: usize, value: i32): void {
  for (let i = 0; i < patience; i++) if (atomic.load<i32>(word) != value) return
  while (atomic.load<i32>(word) == value) atomic.wait<i32>(word, value, 1000000000)
}

function meet(room: usize, threads: i32): void {
  const meeting = atomic.load<i32>(room + meetings)
  if (atomic.add<i32>(room + arrivals, 1) == threads - 1) {
    atomic.store<i32>(room + arrivals, 0)
    atomic.store<i32>(room + meetings, meeting + 1)
    atomic.notify(room + meetings, threads)
  } else waitWhile(room + meetings, meeting)
}

/** What a helping thread does until it is told to end: one list after another. */
export function serve(room: usize, scratch: usize, thread: i32, threads: i32): void {
  let seen = 0
  while (true) {
    waitWhile(room + lists, seen)
    seen++
    if (atomic.load<i32>(room + ends)) return
    work(room, scratch, thread, threads)
  }
}

/** The leading thread: sets the others to work on the list and shares in it. */
export function lead(room: usize, commands: usize, many: i32, scratch: usize, threads: i32, inWideTiles: bool): void {
  store<i32>(room + wide, inWideTiles)
  store<i32>(room + count, many)
  store<usize>(room + place, commands)
  if (threads > 1) {
    atomic.add<i32>(room + lists, 1)
    atomic.notify(room + lists, threads)
  }
  work(room, scratch, 0, threads)
}

/** Tells the helping threads to end. */
export function dismiss(room: usize, threads: i32): void {
  atomic.store<i32>(room + ends, 1)
  atomic.add<i32>(room + lists, 1)
  atomic.notify(room + lists, threads)
}

function work(room: usize, scratch: usize, thread: i32, threads: i32): void {
  setWide(load<i32>(room + wide) != 0)
  const many = load<i32>(room + count), commands = load<usize>(room + place)
  for (let i = 0; i < many; i++) {
    run(changetype<Command>(commands + <usize>i * commandBytes), scratch, thread, threads)
    if (threads > 1) meet(room, threads)
  }
}

/** Where the share of a thread begins: whole blocks of `block`, as even as they go. */
@inline function share(total: i32, block: i32, thread: i32, threads: i32): i32 {
  const blocks = (total + block - 1) / block
  return min(total, ((blocks * thread) / threads) * block)
}

/**
 * Learns rows of weights where there are enough of them for every thread: `affine` reads rows, so that weights stay in the cache of the
 * thread that changed them. Of few rows whole columns, since every thread that takes rows makes panels of all columns.
 */
function learnShare(c: Command, scratch: usize, thread: i32, threads: i32): void {
  if (c.i1 < 64 * threads && c.i10 >= 32 * threads) learn(c, scratch, 0, c.i1, share(c.i10, 8, thread, threads), share(c.i10, 8, thread + 1, threads))
  else learn(c, scratch, share(c.i1, 2, thread, threads), share(c.i1, 2, thread + 1, threads), 0, c.i10)
}

/** Hands down to whole columns where there are enough of them for every thread, otherwise for rows. */
function feedbackShare(c: Command, scratch: usize, thread: i32, threads: i32): void {
  if (c.i2 >= 32 * threads) feedback(c, scratch, 0, c.i0, share(c.i2, 8, thread, threads), share(c.i2, 8, thread + 1, threads))
  else feedback(c, scratch, share(c.i0, 2, thread, threads), share(c.i0, 2, thread + 1, threads), 0, c.i2)
}

function run(c: Command, scratch: usize, thread: i32, threads: i32): void {
  switch (c.operation) {
    // p0 matrix, p1 panels; i0 panels, i1 rows, i2 columns.
    case 0: {
      panelsOfRows(c.p0, c.i1, c.i2, c.p1, share(c.i0, 1, thread, threads), share(c.i0, 1, thread + 1, threads))
      break
    }
    case 1: {
      affine(c, scratch, share(c.i1, 2, thread, threads), share(c.i1, 2, thread + 1, threads))
      break
    }
    case 2: {
      feedbackShare(c, scratch, thread, threads)
      break
    }
    case 3: {
      learnShare(c, scratch, thread, threads)
      break
    }
    case 4: {
      learnBias(c, scratch, share(c.i1, 4, thread, threads), share(c.i1, 4, thread + 1, threads))
      break
    }
    case 5: {
      convolve(c, scratch, share(c.i0, 6, thread, threads), share(c.i0, 6, thread + 1, threads))
      break
    }
    case 6: {
      panelsOfTaps(c, share(c.i1, 1, thread, threads), share(c.i1, 1, thread + 1, threads))
      break
    }
    case 7: {
      fold(c, scratch, share(c.i10, 1, thread, threads), share(c.i10, 1, thread + 1, threads))
      break
    }
    case 8: {
      copyImages(c, share(c.i0, 1, thread, threads), share(c.i0, 1, thread + 1, threads))
      break
    }
    case 9: {
      softmax(c.p0, c.p1, c.i1, share(c.i0, 1, thread, threads), share(c.i0, 1, thread + 1, threads))
      break
    }
    case 16: {
      filterPoints(c, scratch, share(c.i1, 8, thread, threads), share(c.i1, 8, thread + 1, threads))
      break
    }
    case 17: {
      convolvePieces(c, scratch, share(c.i0 * c.i5, 6, thread, threads), share(c.i0 * c.i5, 6, thread + 1, threads))
      break
    }
    case 18: {
      foldPieces(c, scratch, share(c.i0, 1, thread, threads), share(c.i0, 1, thread + 1, threads))
      break
    }
    case 19: {
      gradientPoints(c, scratch, share(c.i0 * c.i5, 1, thread, threads), share(c.i0 * c.i5, 1, thread + 1, threads))
      break
    }
    case 20: {
      const points = pointsOf(c) * pointsOf(c)
      sumPoints(c, scratch, share(points, 1, thread, threads), share(points, 1, thread + 1, threads))
      break
    }
    case 21: {
      learnPoints(c, scratch, share(c.i1, 1, thread, threads), share(c.i1, 1, thread + 1, threads))
      break
    }
    default: elementwise(c, share(c.i0, 4, thread, threads), share(c.i0, 4, thread + 1, threads))
  }
}

function elementwise(c: Command, from: i32, to: i32): void {
  switch (c.operation) {
    case 10: {
      perturb(c.p0, c.p1, c.p2, c.i1, from, to)
      break
    }
    case 11: {
      outputBursts(c.p0, c.p1, c.p2, c.i0, c.f0, c.f1, from, to)
      break
    }
    case 12: {
      preBursts(c.p0, c.p1, c.p2, c.i1 != 0, from, to)
      break
    }
    case 13: {
      bursts(c.p0, c.p1, c.p2, c.p3, c.p4, c.i0, c.i1, from, to)
      break
    }
    case 14: {
      outputError(c.p0, c.p1, c.p2, c.i1, from, to)
      break
    }
    case 15: {
      hiddenError(c.p0, c.p1, c.p2, c.i1, from, to)
      break
    }
    default: unreachable()
  }
}
