/**
 * Winograd's convolutions: pieces of images and of filters become their values at a few points, where a convolution is one product per pair
 * of points instead of one per tap and place. Which ones, and with how many places at a time, says winograd.ts of the host. What goes down is
 * the same backwards, and so is the gradient of filters. Of stride 1, or of stride 2 as winograd-phases.ts has it.
 *
 * i0 images, i1 filters, i2 channels, i3 bytes from row to row of an image, i4 bytes of an image, i5 pieces of an image, i6 pieces across,
 * i7 places across, i8 taps across, i9 places across a piece (five with the stride of 2, and only then), i10 activation.
 */
import { Command } from './command'
import { addBias } from './elements'
import { learnRow } from './learning'
import { panelBytes, panelOfColumns, transpose } from './panels'
import { blockOf, cornerOf, mostRows, mostSamples, outsOf, panelRoom, panelsOf, rowsOf, sampleStride, tabulate, transposedOf } from './scratch'
import { columnsAtOnce, multiply } from './tiles'
import { piecesToPoints, placesToPoints, pointsToPieces, pointsToPlaces, pointsToTaps, tapsToPoints } from './winograd-lines'
import { addPiece, channelsOf, filterGradient, filterValues, isEmpty, isStrided, pieceValues as strided } from './winograd-phases'
import * as seven from './winograd-seven'

/** Summed at a time: sums of short sums keep more digits, and points lose some where they are put together again. */
const depth: i32 = 64

/** Four channels. */
const vector: usize = 16

@inline export function pointsOf(c: Command): i32 { return isStrided(c) ? 7 : c.i8 + c.i9 - 1 }

/** A 6 × 6 piece has the point 0, a 5 × 5 piece has not. */
@inline function withZero(c: Command): bool { return pointsOf(c) == 6 }

/** Bytes from one point to the next of `count` rows. What is a multiple of a page would lie in few places of the cache. */
@inline function pointBytes(count: i32, columns: i32): usize { return (<usize>(count * columns) << 2) + pad }
const pad: usize = 64

/** Pieces that are gone through together: as many as find room, by sixes where there is room for six. */
export function piecesAtOnce(c: Command): i32 {
  const points = pointsOf(c), each = (points * points * (c.i1 + channelsOf(c))) << 2
  const most = min(48, (<i32>panelRoom - 2 * 64 * points * points) / each)
  return most < 6 ? most : most / 6 * 6
}

/** Where piece `piece` of all images begins. */
@inline function pieceAt(c: Command, base: usize, piece: i32): usize {
  const place = piece % c.i5, across = c.i9
  const stride = isStrided(c) ? 2 : 1, y = place / c.i6 * across * stride, x = place % c.i6 * across * stride
  return base + <usize>(piece / c.i5) * <usize>c.i4 + <usize>y * <usize>c.i3 + (<usize>(x * c.i2) << 2)
}

/** Where its places begin. */
@inline function placesAt(c: Command, base: usize, piece: i32): usize {
  const place = piece % c.i5, across = c.i9, perImage = c.i5 * across * across
  const y = place / c.i6 * across, x = place % c.i6 * across
  return base + (<usize>((piece / c.i5 * perImage + y * c.i7 + x) * c.i1) << 2)
}

/** Filters at their points, as panels: of filters by channels for the way up, of channels by filters for the way down (i11). p0 W or Y, p1 panels. Filters `from` to `to`. */
export function filterPoints(c: Command, scratch: usize, from: i32, to: i32): void {
  const taps = c.i8, points = pointsOf(c), zero = withZero(c), filters = c.i1, channels = c.i2, lines = transposedOf(scratch), values = lines + 1024
  const tap = <usize>channels << 2, line = <usize>points * vector, perPoint = pointBytes(filters, channelsOf(c))
  for (let filter = from; filter < to; filter++) {
    for (let channel = 0; channel < channelsOf(c); channel += 4) {
      const phase = channel / channels, at = c.p0 + <usize>(filter * taps * taps) * tap + (<usize>(channel % channels) << 2)
      if (isStrided(c)) filterValues(at, tap, phase, lines, values)
      else {
        tapsToPoints(at, tap * <usize>taps, tap, lines, <usize>taps * vector, vector, taps, zero, taps)
        tapsToPoints(lines, vector, <usize>taps * vector, values, vector, line, points, zero, taps)
      }
      let out = c.p1
      if (c.i11) out += <usize>(channel >> 3) * panelBytes(filters) + (<usize>filter << 5) + (<usize>(channel & 7) << 2)
      else out += <usize>(filter >> 3) * panelBytes(channelsOf(c)) + (<usize>channel << 5) + (<usize>(filter & 7) << 2)
      for (let point = 0; point < points * points; point++) {
        const value = v128.load(values + <usize>point * vector)
        if (c.i11) v128.store(out, value)
        else {
          v128.store32_lane(out, value, 0)
          v128.store32_lane(out, value, 1, 32)
          v128.store32_lane(out, value, 2, 64)
          v128.store32_lane(out, value, 3, 96)
        }
        out += perPoint
      }
    }
  }
}

/** Channels that a product is made for at a time: all of one phase. */
@inline function together(c: Command): i32 { return isStrided(c) && c.i2 % columnsAtOnce != 0 ? 8 : columnsAtOnce }

/** At each point: rows of channels times the panels of filters. */
function multiplyUp(c: Command, scratch: usize, count: i32, values: usize, results: usize): void {
  const rows = rowsOf(scratch), outs = outsOf(scratch), points = pointsOf(c), k = channelsOf(c), columns = c.i1
  let panels = c.p1
  for (let point = 0; point < points * points; point++) {
    tabulate(rows, values + <usize>point * pointBytes(count, k), <usize>k << 2, count)
    tabulate(outs, results + <usize>point * pointBytes(count, columns), <usize>columns << 2, count)
    for (let column = 0; column < columns; column += columnsAtOnce) {
      for (let phase = 0; phase < k; phase += c.i2) {
        if (isEmpty(c, point, phase)) continue
        for (let first = phase, end = phase + c.i2; first < end; first += depth) {
          const panel = panels + <usize>(column >> 3) * panelBytes(k) + panelBytes(first)
          multiply(rows, outs, count, <usize>first << 2, min(depth, end - first), 1, 0, panel, panelBytes(k), <usize>column << 2, columns - column, first > 0, cornerOf(scratch))
        }
      }
    }
    panels += <usize>(columns >> 3) * panelBytes(k) + pad
  }
}

/** At each point: rows of filters times the panels of channels. */
function multiplyDown(c: Command, scratch: usize, count: i32, values: usize, results: usize): void {
  const rows = rowsOf(scratch), outs = outsOf(scratch), points = pointsOf(c), k = c.i1, columns = channelsOf(c)
  let panels = c.p1
  for (let point = 0; point < points * points; point++) {
    tabulate(rows, values + <usize>point * pointBytes(count, k), <usize>k << 2, count)
    tabulate(outs, results + <usize>point * pointBytes(count, columns), <usize>columns << 2, count)
    for (let column = 0; column < columns; column += together(c)) {
      if (isEmpty(c, point, column)) continue
      for (let first = 0; first < k; first += depth) {
        const panel = panels + <usize>(column >> 3) * panelBytes(k) + panelBytes(first)
        multiply(rows, outs, count, <usize>first << 2, min(depth, k - first), 1, 0, panel, panelBytes(k), <usize>column << 2, min(together(c), columns - column), first > 0, cornerOf(scratch))
      }
    }
    panels += <usize>(columns >> 3) * panelBytes(k) + pad
  }
}

/** One piece of an image at its points, which lie `perValue` bytes apart. */
@inline function pieceValues(c: Command, at: usize, out: usize, perValue: usize, lines: usize): void {
  if (isStrided(c)) {
    strided(c, at, out, perValue, lines)
    return
  }
  const points = pointsOf(c), zero = withZero(c), pixel = <usize>c.i2 << 2, line = <usize>points * vector
  for (let channel: usize = 0; channel < pixel; channel += vector) {
    piecesToPoints(at + channel, <usize>c.i3, pixel, lines, line, vector, points, zero)
    piecesToPoints(lines, vector, line, out + channel, perValue, perValue * <usize>points, points, zero)
  }
}

/** What belongs to the places of one piece at its points. */
@inline function placeValues(c: Command, at: usize, out: usize, perValue: usize, lines: usize): void {
  const points = pointsOf(c), zero = withZero(c), across = c.i9, place = <usize>c.i1 << 2, line = <usize>across * vector
  for (let filter: usize = 0; filter < place; filter += vector) {
    if (isStrided(c)) {
      seven.placesToPoints(at + filter, <usize>c.i7 * place, place, lines, line, vector, across)
      seven.placesToPoints(lines, vector, line, out + filter, perValue, perValue * <usize>points, points)
    } else {
      placesToPoints(at + filter, <usize>c.i7 * place, place, lines, line, vector, across, zero, across)
      placesToPoints(lines, vector, line, out + filter, perValue, perValue * <usize>points, points, zero, across)
    }
  }
}

/** out = f(patches Wᵀ + bias), pieces `from` to `to`. p0 images, p1 panels of W at points, p2 out, p3 bias. */
export function convolvePieces(c: Command, scratch: usize, from: i32, to: i32): void {
  const points = pointsOf(c), zero = withZero(c), filters = c.i1, channels = channelsOf(c), across = c.i9, atOnce = piecesAtOnce(c), lines = transposedOf(scratch)
  const pixel = <usize>channels << 2, place = <usize>filters << 2, rowOfPlaces = <usize>c.i7 * place, line = <usize>points * vector
  for (let first = from; first < to; first += atOnce) {
    const count = min(atOnce, to - first)
    const values = panelsOf(scratch), perValue = pointBytes(count, channels), results = values + <usize>(points * points) * perValue, perResult = pointBytes(count, filters)
    for (let piece = 0; piece < count; piece++) pieceValues(c, pieceAt(c, c.p0, first + piece), values + <usize>piece * pixel, perValue, lines)
    multiplyUp(c, scratch, count, values, results)
    for (let piece = 0; piece < count; piece++) {
      const at = results + <usize>piece * place, out = placesAt(c, c.p2, first + piece)
      for (let filter: usize = 0; filter < place; filter += vector) {
        if (isStrided(c)) {
          seven.pointsToPlaces(at + filter, perResult * <usize>points, perResult, lines, line, vector, points)
          seven.pointsToPlaces(lines, vector, line, out + filter, place, rowOfPlaces, across)
        } else {
          pointsToPlaces(at + filter, perResult * <usize>points, perResult, lines, line, vector, points, zero, across)
          pointsToPlaces(lines, vector, line, out + filter, place, rowOfPlaces, across, zero, across)
        }
      }
      for (let y = 0; y < across; y++) addBias(out + <usize>y * rowOfPlaces, c.p3, filters, place, c.i10, across)
    }
  }
}

/** The transposed convolution, images `from` to `to`. p0 bursts, p1 panels of Y at points, p2 images. Pieces overlap, and are added to an image in one order. */
export function foldPieces(c: Command, scratch: usize, from: i32, to: i32): void {
  const points = pointsOf(c), zero = withZero(c), filters = c.i1, channels = channelsOf(c), atOnce = piecesAtOnce(c), lines = transposedOf(scratch)
  const pixel = <usize>channels << 2, place = <usize>filters << 2, line = <usize>points * vector
  const last = to * c.i5
  memory.fill(c.p2 + <usize>from * <usize>c.i4, 0, <usize>(to - from) * <usize>c.i4)
  for (let first = from * c.i5; first < last; first += atOnce) {
    const count = min(atOnce, last - first)
    const values = panelsOf(scratch), perValue = pointBytes(count, filters), results = values + <usize>(points * points) * perValue, perResult = pointBytes(count, channels)
    for (let piece = 0; piece < count; piece++) placeValues(c, placesAt(c, c.p0, first + piece), values + <usize>piece * place, perValue, lines)
    multiplyDown(c, scratch, count, values, results)
    for (let piece = 0; piece < count; piece++) {
      const at = results + <usize>piece * pixel, out = pieceAt(c, c.p2, first + piece)
      if (isStrided(c)) {
        addPiece(c, at, perResult, out, lines)
        continue
      }
      for (let channel: usize = 0; channel < pixel; channel += vector) {
        pointsToPieces(at + channel, perResult * <usize>points, perResult, lines, line, vector, points, zero, false)
        pointsToPieces(lines, vector, line, out + channel, pixel, <usize>c.i3, points, zero, true)
      }
    }
  }
}

/** Images and differences at their points, for the gradient. p0 images, p1 differences, p2 images at points, p3 differences at points. Pieces `from` to `to`. */
export function gradientPoints(c: Command, scratch: usize, from: i32, to: i32): void {
  const pieces = c.i0 * c.i5, lines = transposedOf(scratch), perPiece = pointBytes(pieces, channelsOf(c)), perPlace = pointBytes(pieces, c.i1)
  for (let piece = from; piece < to; piece++) {
    pieceValues(c, pieceAt(c, c.p0, piece), c.p2 + (<usize>(piece * channelsOf(c)) << 2), perPiece, lines)
    placeValues(c, placesAt(c, c.p1, piece), c.p3 + (<usize>(piece * c.i1) << 2), perPlace, lines)
  }
}

/** The gradient of filters at points `from` to `to`. p0 images at points, p1 differences at points, p2 gradient; i11: whether it is added to. */
export function sumPoints(c: Command, scratch: usize, from: i32, to: i32): void {
  const pieces = c.i0 * c.i5, filters = c.i1, channels = channelsOf(c), pixel = <usize>channels << 2
  const rows = rowsOf(scratch), outs = outsOf(scratch), transposed = transposedOf(scratch), panel = panelsOf(scratch)
  for (let point = from; point < to; point++) {
    const images = c.p0 + <usize>point * pointBytes(pieces, channels), differences = c.p1 + <usize>point * pointBytes(pieces, filters)
    for (let row = 0; row < filters; row += mostRows) {
      const count = min(mostRows, filters - row)
      tabulate(rows, transposed, sampleStride, count)
      tabulate(outs, c.p2 + <usize>point * pointBytes(filters, channels) + <usize>row * pixel, pixel, count)
      for (let first = 0; first < pieces; first += mostSamples) {
        const deep = min(mostSamples, pieces - first)
        transpose(differences + (<usize>(first * filters + row) << 2), <usize>filters << 2, deep, count, transposed, sampleStride)
        for (let channel = 0; channel < channels; channel += together(c)) {
          if (isEmpty(c, point, channel)) continue
          const columns = min(together(c), channels - channel)
          for (let i = 0; i < columns; i += 8) panelOfColumns(images + <usize>first * pixel + (<usize>(channel + i) << 2), pixel, deep, panel + <usize>(i >> 3) * panelBytes(deep))
          multiply(rows, outs, count, 0, deep, 1, 0, panel, panelBytes(deep), <usize>channel << 2, columns, c.i11 != 0 || first > 0, cornerOf(scratch))
        }
      }
    }
  }
}

/** Filters `from` to `to` learn from their gradient at points, p0; the rest as in learning.ts, i10 numbers of a filter. */
export function learnPoints(c: Command, scratch: usize, from: i32, to: i32): void {
  const points = pointsOf(c), zero = withZero(c), taps = c.i8, pixel = <usize>channelsOf(c) << 2, perPoint = pointBytes(c.i1, channelsOf(c))
  const lines = transposedOf(scratch), gradient = blockOf(scratch), line = <usize>points * vector
  for (let filter = from; filter < to; filter++) {
    const at = c.p0 + <usize>filter * pixel
    if (isStrided(c)) filterGradient(c, at, perPoint, gradient, lines)
    else for (let channel: usize = 0; channel < pixel; channel += vector) {
      pointsToTaps(at + channel, perPoint * <usize>points, perPoint, lines, line, vector, points, zero, taps)
      pointsToTaps(lines, vector, line, gradient + channel, pixel, pixel * <usize>taps, taps, zero, taps)
    }
    learnRow(c, gradient, <usize>(filter * c.i10) << 2, c.i10)
  }
}
