/** Rows of the table of neurons: in which order, and which of them are on a page. */
import type { NeuronActivity } from '../../../../../src-main/api/contract.ts'

/** Thousands of rows at once would be slow to draw. */
export const pageRows = 100

/** What has no number comes last in either direction; equals stay in the order of neurons. */
export function sortedBy(neurons: readonly NeuronActivity[], key: keyof NeuronActivity, down: boolean): readonly NeuronActivity[] {
  return neurons.toSorted((a, b) => {
    const [left, right] = [a[key], b[key]]
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    return down ? right - left : left - right
  })
}

export interface RowPage {
  readonly rows: readonly NeuronActivity[]
  readonly page: number
  readonly pages: number
  /** "101–200 of 4,000" */
  readonly words: string
}

/** The last page where there are fewer. */
export function pageOf(sorted: readonly NeuronActivity[], wanted: number): RowPage {
  const pages = Math.max(1, Math.ceil(sorted.length / pageRows))
  const page = Math.min(wanted, pages - 1)
  const rows = sorted.slice(page * pageRows, (page + 1) * pageRows)
  return { rows, page, pages, words: `${page * pageRows + 1}–${page * pageRows + rows.length} of ${sorted.length.toLocaleString('en')}` }
}
