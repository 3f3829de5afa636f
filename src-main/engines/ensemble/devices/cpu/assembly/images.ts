/**
 * Convolutions of channel-last images as products. Patches are not unfolded: a tile takes their rows from the image, and what goes down is
 * added where it belongs. Images with zeros around them are made for convolutions with padding.
 */
import { Command } from './command'
import { addBias } from './elements'
import { panelBytes, panelOfColumns } from './panels'
import { depth, rowsAtOnce } from './products'
import { cornerOf, endTable, outsOf, rowsOf, tabulate } from './scratch'
import { columnsAtOnce, multiply } from './tiles'

/**
 * Where the patches of convolution `c` begin, from `base` on: i2 numbers of a patch row, i3 bytes from one to the next within the image, i4
 * bytes of an image, i5 places of an image, i6 places across, i7 bytes from place to place, i8 from one row of places to the next.
 */
export function tabulatePatches(table: usize, base: usize, c: Command, first: i32, count: i32): void {
  for (let i = 0; i < count; i++) {
    const row = first + i, place = row % c.i5
    store<usize>(table + (<usize>i << 2), base + <usize>(row / c.i5) * <usize>c.i4 + <usize>(place / c.i6) * <usize>c.i8 + <usize>(place % c.i6) * <usize>c.i7)
  }
}

/** out = f(patches Wᵀ + bias), rows `from` to `to`. p0 images, p1 panels of W, p2 out, p3 bias; i1 filters, i9 rows of a patch, i10 activation. */
export function convolve(c: Command, scratch: usize, from: i32, to: i32): void {
  const filters = c.i1, run = c.i2, runs = c.i9, pitch = <usize>c.i3
  const rows = rowsOf(scratch), outs = outsOf(scratch), stride = <usize>filters << 2, runsAtOnce = max(1, depth / run)
  for (let row = from; row < to; row += rowsAtOnce) {
    const count = min(rowsAtOnce, to - row)
    tabulatePatches(rows, c.p0, c, row, count)
    endTable(rows, count)
    tabulate(outs, c.p2 + <usize>row * stride, stride, count)
    for (let first = 0; first < runs; first += runsAtOnce) {
      for (let filter = 0; filter < filters; filter += columnsAtOnce) {
        const panel = c.p1 + <usize>(filter >> 3) * panelBytes(runs * run) + panelBytes(first * run)
        multiply(rows, outs, count, <usize>first * pitch, run, min(runsAtOnce, runs - first), pitch - (<usize>run << 2), panel, panelBytes(runs * run), <usize>filter << 2, filters - filter, first > 0, cornerOf(scratch))
      }
    }
    addBias(c.p2 + <usize>row * stride, c.p3, filters, stride, c.i10, count)
  }
}

/** Panels of feedback weights, by place of the filter and by eight channels. p0 Y, p1 panels; i0 filters, i1 taps, i2 channels. Taps `from` to `to`. */
export function panelsOfTaps(c: Command, from: i32, to: i32): void {
  const filters = c.i0, channels = c.i2, stride = <usize>(c.i1 * channels) << 2
  let panel = c.p1 + <usize>(from * ((channels + 7) >> 3)) * panelBytes(filters)
  for (let tap = from; tap < to; tap++) {
    for (let channel = 0; channel < channels; channel += 8) {
      panelOfColumns(c.p0 + (<usize>(tap * channels + channel) << 2), stride, filters, panel)
      panel += panelBytes(filters)
    }
  }
}

/** Images whose places are gone through together on the way down. */
export function imagesAtOnce(c: Command): i32 { return max(1, rowsAtOnce / c.i5) }

/**
 * The transposed convolution, images `from` to `to`: bursts through the weights, added to the image where they came from. p0 bursts, p1
 * panels of taps, p2 images; i0 filters, i1 channels, i3 to i8 as above, i9 rows and columns of the filter. An image is added up in one
 * order, whatever images are gone through together.
 */
export function fold(c: Command, scratch: usize, from: i32, to: i32): void {
  const filters = c.i0, channels = c.i1, kernel = c.i9, places = c.i5
  const rows = rowsOf(scratch), outs = outsOf(scratch), stride = <usize>filters << 2
  const atOnce = imagesAtOnce(c)
  for (let image = from; image < to; image += atOnce) {
    const images = min(atOnce, to - image), last = (image + images) * places
    memory.fill(c.p2 + <usize>image * <usize>c.i4, 0, <usize>images * <usize>c.i4)
    for (let row = image * places; row < last; row += rowsAtOnce) {
      const count = min(rowsAtOnce, last - row)
      tabulate(rows, c.p0 + <usize>row * stride, stride, count)
      tabulatePatches(outs, c.p2, c, row, count)
      endTable(outs, count)
      let panel = c.p1
      for (let tap = 0; tap < kernel * kernel; tap++) {
        const place = <usize>(tap / kernel) * <usize>c.i3 + (<usize>((tap % kernel) * channels) << 2)
        for (let channel = 0; channel < channels; channel += columnsAtOnce) {
          const from = panel + <usize>(channel >> 3) * panelBytes(filters)
          for (let k = 0; k < filters; k += depth) {
            multiply(rows, outs, count, <usize>k << 2, min(depth, filters - k), 1, 0, from + panelBytes(k), panelBytes(filters), place + (<usize>channel << 2), channels - channel, true, cornerOf(scratch))
          }
        }
        panel += <usize>((channels + 7) >> 3) * panelBytes(filters)
      }
    }
  }
}

/** Copies images into the middle of larger ones, or out of it. p0 from, p1 to; i1 height, i2 bytes of a row; i3 and i4 bytes from row to row, i5 and i6 from image to image. */
export function copyImages(c: Command, from: i32, to: i32): void {
  for (let image = from; image < to; image++) {
    for (let y = 0; y < c.i1; y++) {
      memory.copy(c.p1 + <usize>image * <usize>c.i6 + <usize>y * <usize>c.i4, c.p0 + <usize>image * <usize>c.i5 + <usize>y * <usize>c.i3, <usize>c.i2)
    }
  }
}
