/** What each thread keeps for itself: two tables of addresses, and room for panels, transposed numbers and gradients. */
import { cornerBytes } from './tiles'

/** Rows that a table has room for. */
export const mostRows: i32 = 192
/** Numbers of transposed differences: `mostRows` rows, and samples that are gone through at a time. */
export const mostSamples: i32 = 256
/** Rows of 256 numbers would all lie in few places of the cache. */
export const sampleStride: usize = 1088
/** Numbers of a block of gradients, or of results before they are transposed. */
export const blockNumbers: i32 = 65536
/** Bytes of panels. */
export const panelRoom: usize = 1048576

const tableBytes: usize = 1024

@inline export function cornerOf(scratch: usize): usize { return scratch }
@inline export function rowsOf(scratch: usize): usize { return scratch + cornerBytes }
@inline export function outsOf(scratch: usize): usize { return scratch + cornerBytes + tableBytes }
/** Where patches begin, for as many samples as are gone through at a time. */
@inline export function patchesOf(scratch: usize): usize { return scratch + cornerBytes + 2 * tableBytes }
@inline export function transposedOf(scratch: usize): usize { return scratch + cornerBytes + 4 * tableBytes }
@inline export function blockOf(scratch: usize): usize { return transposedOf(scratch) + <usize>mostRows * sampleStride }
@inline export function panelsOf(scratch: usize): usize { return blockOf(scratch) + (<usize>blockNumbers << 2) }
/** All of it, with what is written beyond a panel. */
@inline export function scratchSize(): usize { return panelsOf(0) + panelRoom + 64 }

/** A table of `count` addresses, `stride` bytes apart, and the last one again for tiles that have fewer rows. */
export function tabulate(table: usize, first: usize, stride: usize, count: i32): void {
  for (let i = 0; i < count; i++) store<usize>(table + (<usize>i << 2), first + <usize>i * stride)
  endTable(table, count)
}

export function endTable(table: usize, count: i32): void {
  const end = table + (<usize>count << 2)
  for (let i: usize = 0; i < 5; i++) store<usize>(end + (i << 2), load<usize>(end - 4))
}
