/** How a product is cut into tiles, one for each workgroup, and which cut suits which shape. */

export interface Tile {
  readonly name: string
  /** Of each slice of a workgroup. */
  readonly threadRows: number
  readonly threadColumns: number
  /** Every thread keeps so many blocks of 4 × 4 results in registers. */
  readonly blockRows: number
  readonly blockColumns: number
  /** So many terms of the sum are in shared memory at a time. */
  readonly depth: number
  /** Parts of the workgroup that take turns at the sum, for products with few tiles and long sums. */
  readonly slices: number
}

export const tileRows = ({ threadRows, blockRows }: Tile): number => 4 * threadRows * blockRows
export const tileColumns = ({ threadColumns, blockColumns }: Tile): number => 4 * threadColumns * blockColumns

// All within WebGPU's default limits: 256 threads, 16 KiB of shared memory.
const wide: Tile = { name: '128 x 128', threadRows: 16, threadColumns: 16, blockRows: 2, blockColumns: 2, depth: 8, slices: 1 }
const large: Tile = { name: '64 x 64', threadRows: 16, threadColumns: 16, blockRows: 1, blockColumns: 1, depth: 16, slices: 1 }
const small: Tile = { name: '32 x 32', threadRows: 8, threadColumns: 8, blockRows: 1, blockColumns: 1, depth: 16, slices: 1 }
const sliced: Tile = { name: '32 x 32 in 4 slices', threadRows: 8, threadColumns: 8, blockRows: 1, blockColumns: 1, depth: 8, slices: 4 }

export const tiles: readonly Tile[] = [wide, large, small, sliced]

export interface ProductShape {
  readonly rows: number
  readonly columns: number
  /** Terms of each sum. */
  readonly depth: number
  /** Products of this shape that are computed together. */
  readonly planes: number
}

const countTiles = (tile: Tile, { rows, columns }: ProductShape): number => Math.ceil(rows / tileRows(tile)) * Math.ceil(columns / tileColumns(tile))

/** Of a tile's arithmetic, what is not spent on places outside the product. */
const useOf = (tile: Tile, shape: ProductShape): number => (shape.rows * shape.columns) / (countTiles(tile, shape) * tileRows(tile) * tileColumns(tile))

/** The largest tile that keeps `parallel` workgroups busy without much waste. */
export function chooseTile(shape: ProductShape, parallel: number): Tile {
  for (const tile of [wide, large]) {
    if (countTiles(tile, shape) * shape.planes >= parallel && useOf(tile, shape) >= 0.75 * useOf(small, shape)) return tile
  }
  const busy = countTiles(small, shape) * shape.planes >= parallel
  return !busy && shape.depth >= 4 * sliced.depth * sliced.slices ? sliced : small
}

/** Into how many parts the sum is cut, to be added up afterwards: long sums with few tiles, as in gradients of convolutions. */
export function chooseParts(shape: ProductShape, parallel: number): number {
  const wanted = Math.ceil(parallel / countTiles(small, shape))
  return Math.max(1, Math.min(wanted, Math.floor(shape.depth / 512), 256))
}

export const tileWorkgroups = (tile: Tile, { rows, columns, planes }: ProductShape): [number, number, number] => (
  [Math.ceil(columns / tileColumns(tile)), Math.ceil(rows / tileRows(tile)), planes])
