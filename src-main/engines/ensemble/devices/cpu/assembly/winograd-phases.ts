/**
 * Convolutions of stride 2 with five taps across, in pieces of five places across. An image is four of half the size, its phases, which its even
 * and odd rows and columns make (phase 2 · odd rows + odd columns); each has a stride of 1, and every second tap: three where it is even, two
 * where it is odd, which leaves nothing at infinity. Their channels are summed together, as if there were four times as many.
 */
import { Command } from './command'
import { piecesToPoints, pointsToPieces, pointsToTaps, tapsToPoints } from './winograd-seven'

/** Four channels. */
const vector: usize = 16
const points: i32 = 7
const line: usize = <usize>points * vector

@inline export function isStrided(c: Command): bool { return c.i9 == 5 }

/** Phases of an image: one where there is no stride. */
@inline export function phasesOf(c: Command): i32 { return isStrided(c) ? 4 : 1 }

/** Channels of all phases. */
@inline export function channelsOf(c: Command): i32 { return c.i2 * phasesOf(c) }

/** Whether channel `channel` of all phases has nothing at a point. */
@inline export function isEmpty(c: Command, point: i32, channel: i32): bool {
  if (!isStrided(c)) return false
  const phase = channel / c.i2
  return (point >= points * (points - 1) && oddRows(phase)) || (point % points == points - 1 && oddColumns(phase))
}

@inline function oddRows(phase: i32): bool { return phase > 1 }
@inline function oddColumns(phase: i32): bool { return (phase & 1) != 0 }
@inline function lengthOf(odd: bool): i32 { return odd ? points - 1 : points }
@inline function tapsOf(odd: bool): i32 { return odd ? 2 : 3 }

/** Where a phase begins, of what has a row of `row` and a column of `column` bytes. */
@inline function startOf(phase: i32, row: usize, column: usize): usize { return (oddRows(phase) ? row : 0) + (oddColumns(phase) ? column : 0) }

/** Four channels of a filter at their points, a vector each. `tap` bytes from tap to tap; `lines` has room for both steps. */
export function filterValues(from: usize, tap: usize, phase: i32, lines: usize, values: usize): void {
  const at = from + startOf(phase, 5 * tap, tap)
  tapsToPoints(at, 10 * tap, 2 * tap, lines, 3 * vector, vector, tapsOf(oddColumns(phase)), oddRows(phase))
  tapsToPoints(lines, vector, 3 * vector, values, vector, line, lengthOf(oddRows(phase)), oddColumns(phase))
}

/** A piece of an image at its points, phase behind phase, points `perValue` bytes apart. */
export function pieceValues(c: Command, at: usize, out: usize, perValue: usize, lines: usize): void {
  const pixel = <usize>c.i2 << 2, row = <usize>c.i3
  for (let phase = 0; phase < 4; phase++) {
    const from = at + startOf(phase, row, pixel), to = out + <usize>phase * pixel
    for (let channel: usize = 0; channel < pixel; channel += vector) {
      piecesToPoints(from + channel, 2 * row, 2 * pixel, lines, line, vector, lengthOf(oddColumns(phase)), oddRows(phase))
      piecesToPoints(lines, vector, line, to + channel, perValue, perValue * <usize>points, lengthOf(oddRows(phase)), oddColumns(phase))
    }
  }
}

/** Adds what a piece has at its points to its image. */
export function addPiece(c: Command, at: usize, perResult: usize, out: usize, lines: usize): void {
  const pixel = <usize>c.i2 << 2, row = <usize>c.i3
  for (let phase = 0; phase < 4; phase++) {
    const from = at + <usize>phase * pixel, to = out + startOf(phase, row, pixel)
    for (let channel: usize = 0; channel < pixel; channel += vector) {
      pointsToPieces(from + channel, perResult * <usize>points, perResult, lines, line, vector, lengthOf(oddColumns(phase)), oddRows(phase), false)
      pointsToPieces(lines, vector, line, to + channel, 2 * pixel, 2 * row, lengthOf(oddRows(phase)), oddColumns(phase), true)
    }
  }
}

/** The gradient of a filter from its values at points. */
export function filterGradient(c: Command, at: usize, perPoint: usize, gradient: usize, lines: usize): void {
  const pixel = <usize>c.i2 << 2
  for (let phase = 0; phase < 4; phase++) {
    const from = at + <usize>phase * pixel, to = gradient + startOf(phase, 5 * pixel, pixel)
    for (let channel: usize = 0; channel < pixel; channel += vector) {
      pointsToTaps(from + channel, perPoint * <usize>points, perPoint, lines, line, vector, lengthOf(oddColumns(phase)), oddRows(phase))
      pointsToTaps(lines, vector, line, to + channel, 2 * pixel, 10 * pixel, tapsOf(oddRows(phase)), oddColumns(phase))
    }
  }
}
