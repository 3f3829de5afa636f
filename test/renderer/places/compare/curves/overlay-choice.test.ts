import { describe, expect, it } from 'vitest'
import { firstLine, lineOf, recordedColumns } from '../../../../../src-renderer/places/compare/curves/overlay-choice.ts'

const learner = { seriesSizes: [{ name: 'progress', columns: ['epoch', 'loss'], rows: 9 }, { name: 'errors', columns: ['epoch', 'trainErrorPct', 'testErrorPct'], rows: 3 }, { name: 'angles', columns: ['epoch', 'layer', 'angleDeg'], rows: 6 }] }
const other = { seriesSizes: [{ name: 'progress', columns: ['epoch', 'loss'], rows: 9 }] }

describe('the columns to choose from', () => {
  it('are all but those over which they are drawn, with how many runs have each', () => {
    expect(recordedColumns([learner, other]).map(({ series, column, runs }) => [series, column, runs])).toEqual([
      ['progress', 'loss', 2], ['errors', 'trainErrorPct', 1], ['errors', 'testErrorPct', 1], ['angles', 'layer', 1], ['angles', 'angleDeg', 1],
    ])
  })

  it('are split where a series has several rows of one x', () => {
    const angle = recordedColumns([learner]).find(({ column }) => column === 'angleDeg')
    expect(angle && lineOf(angle)).toEqual({ series: 'angles', column: 'angleDeg', over: 'epoch', split: 'layer' })
  })

  it('are drawn over time where that was recorded, with a curve for each condition', () => {
    const [column] = recordedColumns([{ seriesSizes: [{ name: 'trajectory', columns: ['x', 'realisation', 'timeS', 'burstProbability'], rows: 9 }] }]).filter((found) => found.column === 'burstProbability')
    expect(column && lineOf(column)).toEqual({ series: 'trajectory', column: 'burstProbability', over: 'timeS', split: 'x' })
  })

  it('begin with what the most runs share, and with the test error where they learn', () => {
    expect(firstLine(recordedColumns([learner, other]))).toMatchObject({ series: 'progress', column: 'loss' })
    expect(firstLine(recordedColumns([learner]))).toMatchObject({ column: 'testErrorPct', split: null })
    expect(firstLine([])).toBeUndefined()
  })
})
