import { next } from './random'

/** The next `count` 32-bit numbers of a generator, for the tests that compare it with a plain implementation. */
export function uniforms(state: usize, out: usize, count: i32): void {
  for (let i = 0; i < count; i++) store<u32>(out + (<usize>i << 2), next(state))
}
