/**
 * Kernels of the processor device. The host writes a list of commands; every thread goes through all of it, does a share of each, and waits
 * for the others before the next. Nothing here allocates.
 */
import { Command, commandBytes } from './command'
import { block, cut, doPart, most, total } from './operations'
import { scratchSize } from './scratch'
import { deal, endOf, firstOf, none, sharesBytes, take } from './shares'
import { setWide } from './tiles'
import { tryProduct } from './trial'

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

/** Words of the meeting place: arrivals, meetings so far, lists so far, whether to end, commands of the list, where they begin, whether tiles are wide. Shares behind them. */
const arrivals: usize = 0
const meetings: usize = 4
const lists: usize = 8
const ends: usize = 12
const count: usize = 16
const place: usize = 20
const wide: usize = 24
const shares: usize = 64

/** Bytes of it. */
export function roomBytes(threads: i32): usize { return shares + sharesBytes(threads) }

/** Looked at so often before a thread goes to sleep: some tens of microseconds. */
const patience: i32 = 20000

/** Waits until the word is no longer `value`. */
function waitWhile(word: usize, value: i32): void {
  for (let i = 0; i < patience; i++) if (atomic.load<i32>(word) != value) return
  while (atomic.load<i32>(word) == value) atomic.wait<i32>(word, value, 1000000000)
}

/** All threads have done command `i`; the last one that comes deals the next. */
function meet(room: usize, threads: i32, i: i32): void {
  const meeting = atomic.load<i32>(room + meetings)
  if (atomic.add<i32>(room + arrivals, 1) == threads - 1) {
    dealCommand(room, i + 1, threads)
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
    dealCommand(room, 0, threads)
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

@inline function commandAt(room: usize, i: i32): Command { return changetype<Command>(load<usize>(room + place) + <usize>i * commandBytes) }

function dealCommand(room: usize, i: i32, threads: i32): void {
  if (i == load<i32>(room + count)) return
  cut(commandAt(room, i), threads)
  deal(room + shares, (total + block - 1) / block, threads)
}

function work(room: usize, scratch: usize, thread: i32, threads: i32): void {
  setWide(load<i32>(room + wide) != 0)
  const many = load<i32>(room + count)
  for (let i = 0; i < many; i++) {
    const c = commandAt(room, i)
    cut(c, threads)
    const atOnce = max(1, most / block)
    if (threads == 1) {
      doPart(c, scratch, 0, total, threads, true)
      continue
    }
    let isFirst = true
    for (let blocks = take(room + shares, thread, threads, atOnce); blocks != none; blocks = take(room + shares, thread, threads, atOnce)) {
      doPart(c, scratch, firstOf(blocks) * block, min(total, endOf(blocks) * block), threads, isFirst)
      isFirst = false
    }
    meet(room, threads, i)
  }
}
