/**
 * Who does what of a command. Its work is cut into blocks, and each thread is dealt as many of them, side by side; it takes some at a time from the
 * front of what is left to it. Who has none left takes half of what another one has, from behind: threads are not equally fast, since cores differ
 * and others compute on them, too, and all would wait for the slowest. What is computed does not depend on who does it.
 */

/** Of each thread, a line of the cache with the blocks that are left to it: the first one above the one behind the last. */
const lineBytes: usize = 64

@inline export function sharesBytes(threads: i32): usize { return <usize>threads * lineBytes }

@inline function leftTo(shares: usize, thread: i32): usize { return shares + <usize>thread * lineBytes }
@inline function range(from: i32, to: i32): i64 { return (<i64>from << 32) | <i64>to }
@inline export function firstOf(blocks: i64): i32 { return <i32>(blocks >> 32) }
@inline export function endOf(blocks: i64): i32 { return <i32>blocks }

/** Deals `blocks` evenly. Only while nobody takes any. */
export function deal(shares: usize, blocks: i32, threads: i32): void {
  for (let thread = 0; thread < threads; thread++) {
    atomic.store<i64>(leftTo(shares, thread), range(<i32>(<i64>blocks * thread / threads), <i32>(<i64>blocks * (thread + 1) / threads)))
  }
}

/** No blocks. */
export const none: i64 = 0

/** Up to `most` of the blocks that are left to a thread or, where there are none, to another; `none` where nobody has any. */
export function take(shares: usize, thread: i32, threads: i32, most: i32): i64 {
  const own = leftTo(shares, thread)
  while (true) {
    const left = atomic.load<i64>(own), from = firstOf(left), end = endOf(left)
    if (from < end) {
      // Half of what is left, so that others can take of it at the end.
      const until = from + min(max(2, (end - from) >> 1), min(most, end - from))
      if (atomic.cmpxchg<i64>(own, left, range(until, end)) == left) return range(from, until)
    } else if (!takeOver(shares, own, thread, threads)) return none
  }
}

/** Half of what is left to the next thread that has any becomes a thread's own. */
function takeOver(shares: usize, own: usize, thread: i32, threads: i32): bool {
  for (let step = 1; step < threads; step++) {
    const other = leftTo(shares, (thread + step) % threads)
    while (true) {
      const left = atomic.load<i64>(other), from = firstOf(left), end = endOf(left)
      if (from >= end) break
      const middle = end - ((end - from + 1) >> 1)
      if (atomic.cmpxchg<i64>(other, left, range(from, middle)) != left) continue
      atomic.store<i64>(own, range(middle, end))
      return true
    }
  }
  return false
}
