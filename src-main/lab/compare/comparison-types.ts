/** What tells compared runs apart. */

/** One parameter that is not equal in all compared runs; `values` in the order of the runs. */
export interface ComparisonRow {
  readonly path: string
  readonly label: string
  readonly symbol: string
  readonly unit: string
  readonly values: readonly unknown[]
}
