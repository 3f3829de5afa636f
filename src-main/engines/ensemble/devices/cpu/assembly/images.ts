/** Convolutions as products: patches of channel-last images, unfolded into rows and folded back. */
import { Command } from './command'
import { rowsByColumns } from './products'

/** Positions whose patches are handed down at a time. */
export const positionsAtOnce: i32 = 64

/**
 * Patches of images, one row for each place of the filter; what lies outside is 0. p0 images, p1 patches; i1 channels, i2 height, i3 width,
 * i4 kernel, i5 stride, i6 padding, i7 and i8 places down and across. Rows `from` to `to` of all places of all images.
 */
export function unfold(c: Command, from: i32, to: i32): void {
  const channels = c.i1, height = c.i2, width = c.i3, kernel = c.i4, places = c.i7 * c.i8
  const span = <usize>channels << 2
  let patch = c.p1 + <usize>from * <usize>(kernel * kernel) * span
  for (let row = from; row < to; row++) {
    const place = row % places
    const image = c.p0 + <usize>(row / places) * <usize>(height * width) * span
    const top = (place / c.i8) * c.i5 - c.i6, left = (place % c.i8) * c.i5 - c.i6
    for (let dy = 0; dy < kernel; dy++) {
      const y = top + dy
      if (y >= 0 && y < height && left >= 0 && left + kernel <= width) {
        // A row of the patch lies together in the image too.
        memory.copy(patch, image + <usize>(y * width + left) * span, <usize>kernel * span)
        patch += <usize>kernel * span
        continue
      }
      for (let dx = 0; dx < kernel; dx++) {
        const x = left + dx
        if (y >= 0 && y < height && x >= 0 && x < width) memory.copy(patch, image + <usize>(y * width + x) * span, span)
        else memory.fill(patch, 0, span)
        patch += span
      }
    }
  }
}

/**
 * The transposed convolution: bursts through the weights into patches, added up where they came from. p0 bursts, p1 weights, p2 images;
 * i0 filters, the shape as above. Images `from` to `to`.
 */
export function foldProducts(c: Command, scratch: usize, from: i32, to: i32): void {
  const filters = c.i0, channels = c.i1, height = c.i2, width = c.i3, kernel = c.i4, places = c.i7 * c.i8
  const span = <usize>channels << 2
  const columns = kernel * kernel * channels
  for (let image = from; image < to; image++) {
    const out = c.p2 + <usize>image * <usize>(height * width) * span
    memory.fill(out, 0, <usize>(height * width) * span)
    for (let first = 0; first < places; first += positionsAtOnce) {
      const count = min(positionsAtOnce, places - first)
      rowsByColumns(c.p0 + (<usize>((image * places + first) * filters) << 2), c.p1, scratch, filters, columns, 0, count, 0, columns)
      let patch = scratch
      for (let place = first; place < first + count; place++) {
        const top = (place / c.i8) * c.i5 - c.i6, left = (place % c.i8) * c.i5 - c.i6
        for (let tap = 0; tap < kernel * kernel; tap++) {
          const y = top + tap / kernel, x = left + tap % kernel
          if (y >= 0 && y < height && x >= 0 && x < width) add(out + <usize>(y * width + x) * span, patch, channels)
          patch += span
        }
      }
    }
  }
}

@inline function add(to: usize, from: usize, count: i32): void {
  let i = 0
  for (; i + 4 <= count; i += 4) {
    const at = <usize>i << 2
    v128.store(to + at, f32x4.add(v128.load(to + at), v128.load(from + at)))
  }
  for (; i < count; i++) {
    const at = <usize>i << 2
    store<f32>(to + at, load<f32>(to + at) + load<f32>(from + at))
  }
}
