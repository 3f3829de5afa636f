/** What each command is cut into, and what does a part of it. Numbers of operations are those of `commands.ts` of the host. */
import { Command } from './command'
import { bursts, hiddenError, outputBursts, outputError, perturb, preBursts, softmax } from './elements'
import { convolve, copyImages, fold, imagesAtOnce, panelsOfTaps } from './images'
import { columnsOfFew, learn, learnBias, rowsOfFew } from './learning'
import { panelsOfRows } from './panels'
import { affine, feedback, rowsAtOnce, unitsAtOnce } from './products'
import { mostSamples } from './scratch'
import { convolvePieces, filterPoints, foldPieces, gradientPoints, learnPoints, piecesAtOnce, pointsOf, sumPoints } from './winograd'

/** How the command of the last `cut` is cut: in all, in a block, and what a thread takes at most at a time; in rows, columns, images or what else it has. */
export let total: i32 = 0
export let block: i32 = 1
export let most: i32 = 1

/** Tiles of six rows, twice. */
const twoTiles: i32 = 12

/** Elements of one number each: enough for a thread to be worth its while. */
const someNumbers: i32 = 1024

/**
 * Whether weights are learned by columns. By rows where there are enough of them for every thread: `affine` reads rows, so that weights stay in the
 * cache of the thread that changed them. Of few rows whole columns, since every thread that takes rows makes panels of all columns.
 */
@inline function learnsColumns(c: Command, threads: i32): bool { return c.i1 < 64 * threads && c.i10 >= 32 * threads }

/** Whether all columns of what is learned find room as panels, which then serve all rows that a thread takes. */
@inline function keepsPanels(c: Command): bool { return c.i11 <= mostSamples && c.i10 <= columnsOfFew }

/** Whether what goes down is shared by whole columns: where there are enough of them for every thread. Otherwise by rows, with panels of all columns each. */
@inline function feedsColumns(c: Command, threads: i32): bool { return c.i2 >= 32 * threads }

@inline function into(all: i32, smallest: i32, largest: i32): void {
  total = all
  block = smallest
  most = largest
}

/** One block for each thread, of a multiple of `unit`: what costs too little to be cut further, or has to prepare too much for each part. */
function once(all: i32, unit: i32, threads: i32): void {
  const share = ((all + threads - 1) / threads + unit - 1) / unit * unit
  into(all, max(unit, share), all)
}

/** Cuts a command for so many threads. */
export function cut(c: Command, threads: i32): void {
  switch (c.operation) {
    case 0: {
      once(c.i0, 1, threads)
      break
    }
    case 1: {
      into(c.i1, twoTiles, unitsAtOnce)
      break
    }
    case 2: {
      if (feedsColumns(c, threads)) into(c.i2, 16, 64)
      else once(c.i0, 2, threads)
      break
    }
    case 3: {
      if (learnsColumns(c, threads)) once(c.i10, 8, threads)
      else if (keepsPanels(c)) into(c.i1, twoTiles, rowsOfFew)
      else once(c.i1, 2, threads)
      break
    }
    case 4: {
      once(c.i1, 4, threads)
      break
    }
    case 5: {
      into(c.i0, twoTiles, rowsAtOnce)
      break
    }
    case 6: {
      into(c.i1, 1, c.i1)
      break
    }
    case 7: {
      into(c.i10, imagesAtOnce(c), c.i10)
      break
    }
    case 8:
    case 9: {
      once(c.i0, 1, threads)
      break
    }
    case 16: {
      into(c.i1, 8, c.i1)
      break
    }
    case 17: {
      into(c.i0 * c.i5, 6, piecesAtOnce(c))
      break
    }
    case 18: {
      into(c.i0, max(1, piecesAtOnce(c) / c.i5), c.i0)
      break
    }
    case 19: {
      into(c.i0 * c.i5, 4, c.i0 * c.i5)
      break
    }
    case 20: {
      into(pointsOf(c) * pointsOf(c), 1, 2)
      break
    }
    case 21: {
      into(c.i1, 1, c.i1)
      break
    }
    default: into(c.i0, someNumbers, c.i0)
  }
}

/** Does the part from `from` to `to`. `isFirst`: the first one of this command that this thread does, which has to prepare what it keeps for others. */
export function doPart(c: Command, scratch: usize, from: i32, to: i32, threads: i32, isFirst: bool): void {
  switch (c.operation) {
    // p0 matrix, p1 panels; i0 panels, i1 rows, i2 columns.
    case 0: {
      panelsOfRows(c.p0, c.i1, c.i2, c.p1, from, to)
      break
    }
    case 1: {
      affine(c, scratch, from, to)
      break
    }
    case 2: {
      if (feedsColumns(c, threads)) feedback(c, scratch, 0, c.i0, from, to)
      else feedback(c, scratch, from, to, 0, c.i2)
      break
    }
    case 3: {
      if (learnsColumns(c, threads)) learn(c, scratch, 0, c.i1, from, to, false)
      else learn(c, scratch, from, to, 0, c.i10, !isFirst && keepsPanels(c))
      break
    }
    case 4: {
      learnBias(c, scratch, from, to)
      break
    }
    case 5: {
      convolve(c, scratch, from, to)
      break
    }
    case 6: {
      panelsOfTaps(c, from, to)
      break
    }
    case 7: {
      fold(c, scratch, from, to)
      break
    }
    case 8: {
      copyImages(c, from, to)
      break
    }
    case 9: {
      softmax(c.p0, c.p1, c.i1, from, to)
      break
    }
    case 16: {
      filterPoints(c, scratch, from, to)
      break
    }
    case 17: {
      convolvePieces(c, scratch, from, to)
      break
    }
    case 18: {
      foldPieces(c, scratch, from, to)
      break
    }
    case 19: {
      gradientPoints(c, scratch, from, to)
      break
    }
    case 20: {
      sumPoints(c, scratch, from, to)
      break
    }
    case 21: {
      learnPoints(c, scratch, from, to)
      break
    }
    default: elementwise(c, from, to)
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
