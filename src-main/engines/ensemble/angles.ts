/** Angles between what two rules would do, in degrees. */

type Numbers = Float64Array | Float32Array

/** Between two matrices seen as vectors; 90 where one of them is zero. */
export function angleDeg(a: Numbers, b: Numbers): number {
  return degrees(cosine(a, b, 0, a.length))
}

/** Angles of equal rows, averaged. */
export function meanRowAngleDeg(a: Numbers, b: Numbers, columns: number): number {
  const rows = a.length / columns
  let sum = 0
  for (let row = 0; row < rows; row++) sum += degrees(cosine(a, b, row * columns, (row + 1) * columns))
  return sum / rows
}

function cosine(a: Numbers, b: Numbers, from: number, to: number): number {
  let product = 0, ofA = 0, ofB = 0
  for (let i = from; i < to; i++) {
    const x = a[i] ?? 0, y = b[i] ?? 0
    product += x * y
    ofA += x * x
    ofB += y * y
  }
  // Lengths apart: their product may be too small for a number.
  const lengths = Math.sqrt(ofA) * Math.sqrt(ofB)
  return lengths === 0 ? 0 : product / lengths
}

const degrees = (cosineOf: number): number => (Math.acos(Math.max(-1, Math.min(1, cosineOf))) * 180) / Math.PI
