/**
 * The innermost loop of every product: rows of numbers, wherever they lie, times a panel of eight columns, summed in registers. A panel is
 * [k][8], together in memory. Rows and results are reached through tables of addresses, so that one loop serves matrices, patches of images
 * and places that patches are folded back to. Each element is summed in the order of k, alone: results do not depend on the shape of tiles.
 */

@inline function madd(a: v128, b: v128, c: v128): v128 { return f32x4.relaxed_madd(a, b, c) }

@inline function address(table: usize, index: usize, offset: usize): usize { return load<usize>(table + (index << 2)) + offset }

/** Added at the end, not at the start: sums of many short sums are nearer to the truth than one long one. */
@inline function put(at: usize, left: v128, right: v128, adds: bool): void {
  const kept = i32x4.splat(-<i32>adds)
  const first = f32x4.add(v128.and(v128.load(at), kept), left), second = f32x4.add(v128.and(v128.load(at, 16), kept), right)
  v128.store(at, first)
  v128.store(at, second, 16)
}

/** Twelve sums, two halves of the panel, and one number of a row: the 15 registers that there are. */
function tile6(rows: usize, offset: usize, run: i32, runs: i32, gap: usize, panel: usize, outs: usize, place: usize, adds: bool): void {
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, t0 = s0, t1 = s0, t2 = s0, t3 = s0, t4 = s0, t5 = s0
  let a0 = address(rows, 0, offset), a1 = address(rows, 1, offset), a2 = address(rows, 2, offset)
  let a3 = address(rows, 3, offset), a4 = address(rows, 4, offset), a5 = address(rows, 5, offset)
  let b = panel
  while (true) {
    const end = b + (<usize>run << 5)
    do {
      const left = v128.load(b), right = v128.load(b, 16)
      const x0 = v128.load32_splat(a0)
      s0 = madd(x0, left, s0)
      t0 = madd(x0, right, t0)
      const x1 = v128.load32_splat(a1)
      s1 = madd(x1, left, s1)
      t1 = madd(x1, right, t1)
      const x2 = v128.load32_splat(a2)
      s2 = madd(x2, left, s2)
      t2 = madd(x2, right, t2)
      const x3 = v128.load32_splat(a3)
      s3 = madd(x3, left, s3)
      t3 = madd(x3, right, t3)
      const x4 = v128.load32_splat(a4)
      s4 = madd(x4, left, s4)
      t4 = madd(x4, right, t4)
      const x5 = v128.load32_splat(a5)
      s5 = madd(x5, left, s5)
      t5 = madd(x5, right, t5)
      b += 32
      a0 += 4
      a1 += 4
      a2 += 4
      a3 += 4
      a4 += 4
      a5 += 4
    } while (b < end)
    if (--runs == 0) break
    a0 += gap
    a1 += gap
    a2 += gap
    a3 += gap
    a4 += gap
    a5 += gap
  }
  put(address(outs, 0, place), s0, t0, adds)
  put(address(outs, 1, place), s1, t1, adds)
  put(address(outs, 2, place), s2, t2, adds)
  put(address(outs, 3, place), s3, t3, adds)
  put(address(outs, 4, place), s4, t4, adds)
  put(address(outs, 5, place), s5, t5, adds)
}

/** Whether tiles are two panels wide: where the engine makes one vector of 256 bits out of two, as `index.ts` is told. */
let wide = false

export function setWide(on: bool): void { wide = on }

/** Six rows of two panels, `next` bytes apart. With vectors of 256 bits, pairs of 128, its 24 sums are twelve: as many as there is room for. */
function tile6wide(rows: usize, offset: usize, run: i32, runs: i32, gap: usize, panel: usize, next: usize, outs: usize, place: usize, adds: bool): void {
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, t0 = s0, t1 = s0, t2 = s0, t3 = s0, t4 = s0, t5 = s0, u0 = s0, u1 = s0, u2 = s0, u3 = s0, u4 = s0, u5 = s0, v0 = s0, v1 = s0, v2 = s0, v3 = s0, v4 = s0, v5 = s0
  let a0 = address(rows, 0, offset), a1 = address(rows, 1, offset), a2 = address(rows, 2, offset)
  let a3 = address(rows, 3, offset), a4 = address(rows, 4, offset), a5 = address(rows, 5, offset)
  let b = panel, c = panel + next
  while (true) {
    const end = b + (<usize>run << 5)
    do {
      const left = v128.load(b), right = v128.load(b, 16), left2 = v128.load(c), right2 = v128.load(c, 16)
      const x0 = v128.load32_splat(a0)
      s0 = madd(x0, left, s0)
      t0 = madd(x0, right, t0)
      u0 = madd(x0, left2, u0)
      v0 = madd(x0, right2, v0)
      const x1 = v128.load32_splat(a1)
      s1 = madd(x1, left, s1)
      t1 = madd(x1, right, t1)
      u1 = madd(x1, left2, u1)
      v1 = madd(x1, right2, v1)
      const x2 = v128.load32_splat(a2)
      s2 = madd(x2, left, s2)
      t2 = madd(x2, right, t2)
      u2 = madd(x2, left2, u2)
      v2 = madd(x2, right2, v2)
      const x3 = v128.load32_splat(a3)
      s3 = madd(x3, left, s3)
      t3 = madd(x3, right, t3)
      u3 = madd(x3, left2, u3)
      v3 = madd(x3, right2, v3)
      const x4 = v128.load32_splat(a4)
      s4 = madd(x4, left, s4)
      t4 = madd(x4, right, t4)
      u4 = madd(x4, left2, u4)
      v4 = madd(x4, right2, v4)
      const x5 = v128.load32_splat(a5)
      s5 = madd(x5, left, s5)
      t5 = madd(x5, right, t5)
      u5 = madd(x5, left2, u5)
      v5 = madd(x5, right2, v5)
      b += 32
      c += 32
      a0 += 4
      a1 += 4
      a2 += 4
      a3 += 4
      a4 += 4
      a5 += 4
    } while (b < end)
    if (--runs == 0) break
    a0 += gap
    a1 += gap
    a2 += gap
    a3 += gap
    a4 += gap
    a5 += gap
  }
  put(address(outs, 0, place), s0, t0, adds)
  put(address(outs, 0, place + 32), u0, v0, adds)
  put(address(outs, 1, place), s1, t1, adds)
  put(address(outs, 1, place + 32), u1, v1, adds)
  put(address(outs, 2, place), s2, t2, adds)
  put(address(outs, 2, place + 32), u2, v2, adds)
  put(address(outs, 3, place), s3, t3, adds)
  put(address(outs, 3, place + 32), u3, v3, adds)
  put(address(outs, 4, place), s4, t4, adds)
  put(address(outs, 4, place + 32), u4, v4, adds)
  put(address(outs, 5, place), s5, t5, adds)
  put(address(outs, 5, place + 32), u5, v5, adds)
}

/** The same of four rows: what six leave over. */
function tile4(rows: usize, offset: usize, run: i32, runs: i32, gap: usize, panel: usize, outs: usize, place: usize, adds: bool): void {
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0, t0 = s0, t1 = s0, t2 = s0, t3 = s0
  let a0 = address(rows, 0, offset), a1 = address(rows, 1, offset), a2 = address(rows, 2, offset), a3 = address(rows, 3, offset)
  let b = panel
  while (true) {
    const end = b + (<usize>run << 5)
    do {
      const left = v128.load(b), right = v128.load(b, 16)
      const x0 = v128.load32_splat(a0)
      s0 = madd(x0, left, s0)
      t0 = madd(x0, right, t0)
      const x1 = v128.load32_splat(a1)
      s1 = madd(x1, left, s1)
      t1 = madd(x1, right, t1)
      const x2 = v128.load32_splat(a2)
      s2 = madd(x2, left, s2)
      t2 = madd(x2, right, t2)
      const x3 = v128.load32_splat(a3)
      s3 = madd(x3, left, s3)
      t3 = madd(x3, right, t3)
      b += 32
      a0 += 4
      a1 += 4
      a2 += 4
      a3 += 4
    } while (b < end)
    if (--runs == 0) break
    a0 += gap
    a1 += gap
    a2 += gap
    a3 += gap
  }
  put(address(outs, 0, place), s0, t0, adds)
  put(address(outs, 1, place), s1, t1, adds)
  put(address(outs, 2, place), s2, t2, adds)
  put(address(outs, 3, place), s3, t3, adds)
}

/** Six rows of eight numbers, and the table of where they begin. */
const cornerTable: usize = 192

/** Room for both. */
export const cornerBytes: usize = 256

/** Columns that a product is made for at a time: two panels. */
export const columnsAtOnce: i32 = 16

/** Columns of whole panels, where there is room for results of all of them. */
@inline export function whole(columns: i32): i32 { return (columns + 7) & ~7 }

/**
 * outs[i][0 to columns] (+)= Σ rows[i][k] panel[k][0 to columns], for `count` rows and up to 16 columns: those of a panel, and of another one `next`
 * bytes behind it. Both tables need five more addresses behind the last one (any that may be read). A row is `runs` pieces of `run` numbers,
 * `gap` bytes between them; `offset` bytes are added to every row, `place` to every result. `corner` is room for tiles that lie partly outside.
 */
export function multiply(
  rows: usize, outs: usize, count: i32, offset: usize, run: i32, runs: i32, gap: usize, panel: usize, next: usize, place: usize, columns: i32, adds: bool, corner: usize,
): void {
  let done = 0
  if (wide && columns >= 16) {
    for (; count - done > 8 || count - done == 6; done += 6) tile6wide(rows + (<usize>done << 2), offset, run, runs, gap, panel, next, outs + (<usize>done << 2), place, adds)
  }
  rows += <usize>done << 2
  outs += <usize>done << 2
  multiplyPanel(rows, outs, count - done, offset, run, runs, gap, panel, place, columns, adds, corner)
  if (columns > 8) multiplyPanel(rows, outs, count - done, offset, run, runs, gap, panel + next, place + 32, columns - 8, adds, corner)
}

/** The same of one panel. */
function multiplyPanel(rows: usize, outs: usize, count: i32, offset: usize, run: i32, runs: i32, gap: usize, panel: usize, place: usize, columns: i32, adds: bool, corner: usize): void {
  let i = 0
  while (i < count) {
    const left = count - i, six = left > 8 || left == 5 || left == 6, size = six ? 6 : 4
    const from = rows + (<usize>i << 2), to = outs + (<usize>i << 2)
    const whole = left >= size && columns >= 8
    const target = whole ? to : corner + cornerTable, at = whole ? place : 0
    if (!whole) enter(corner, to, place, min(left, size), columns)
    if (six) tile6(from, offset, run, runs, gap, panel, target, at, adds)
    else tile4(from, offset, run, runs, gap, panel, target, at, adds)
    if (!whole) leave(corner, to, place, min(left, size), columns)
    i += size
  }
}

/** The part of a tile that lies inside, put where a whole tile has room. */
function enter(corner: usize, outs: usize, place: usize, count: i32, columns: i32): void {
  for (let i: usize = 0; i < 6; i++) store<usize>(corner + cornerTable + (i << 2), corner + (i << 5))
  for (let i = 0; i < count; i++) memory.copy(corner + (<usize>i << 5), address(outs, i, place), <usize>min(columns, 8) << 2)
}

function leave(corner: usize, outs: usize, place: usize, count: i32, columns: i32): void {
  for (let i = 0; i < count; i++) memory.copy(address(outs, i, place), corner + (<usize>i << 5), <usize>min(columns, 8) << 2)
}
