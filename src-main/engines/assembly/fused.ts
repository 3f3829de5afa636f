/** Whether this processor rounds a product and its sum once, for the kernels of every engine. */

/** Of 1 + 2^-13: its square less 1 + 2^-12, which is zero unless this processor fuses products and sums. */
export function fusedRemainder(x: f32): f32 {
  return f32x4.extract_lane(f32x4.relaxed_madd(f32x4.splat(x), f32x4.splat(x), f32x4.splat(<f32>-1.000244140625)), 0)
}
