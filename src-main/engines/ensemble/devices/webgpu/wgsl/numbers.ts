/** Functions of numbers in WGSL. */
import type { Activation } from '../../../device.ts'

/** Beyond ±87 the exponential leaves what 32 bits can say, and WGSL promises nothing about infinities. */
export const sigmoid = `
fn sigmoid(x: f32) -> f32 {
  return 1.0 / (1.0 + exp(-clamp(x, -87.0, 87.0)));
}`

/**
 * σ(u + du) - σ(u) without cancellation. For small du as p q (e^du - 1) / (q + p e^du), with q = σ(-u) and e^du - 1 by its series; for large
 * du, where the two differ by a factor, on the side where both are small.
 */
export const sigmoidDifference = `${sigmoid}
fn sigmoidDifference(u: f32, du: f32) -> f32 {
  if (abs(du) < 1.0) {
    let p = sigmoid(u);
    let q = sigmoid(-u);
    let grown = expMinusOne(du);
    return p * q * grown / (q + p * (1.0 + grown));
  }
  if (u > 0.0) { return sigmoid(-u) - sigmoid(-u - du); }
  return sigmoid(u + du) - sigmoid(u);
}
// Of |x| < 1: what is left out is below 1e-8 of the result.
fn expMinusOne(x: f32) -> f32 {
  var sum = 1.0 + x / 11.0;
  for (var n = 10; n > 1; n--) { sum = 1.0 + x * sum / f32(n); }
  return x * sum;
}`

/** `activate`. */
export function activate(activation: Activation | null): string {
  switch (activation) {
    case 'sigmoid': return `${sigmoid}\nfn activate(x: f32) -> f32 { return sigmoid(x); }`
    case 'relu': return 'fn activate(x: f32) -> f32 { return max(x, 0.0); }'
    case null: return 'fn activate(x: f32) -> f32 { return x; }'
  }
}

/** h of Eq. 11. */
export const gain = (activation: Activation): string => (activation === 'sigmoid'
  ? 'fn gain(e: f32) -> f32 { return 1.0 - e; }'
  : 'fn gain(e: f32) -> f32 { return select(0.0, 1.0 / (e + 1e-8), e > 0.0); }')
