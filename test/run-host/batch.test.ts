import { describe, expect, it } from 'vitest'
import { createBatch } from '../../src-main/run-host/batch.ts'

describe('what is sent to the lab', () => {
  it('joins the rows of each series, and says the newest progress', () => {
    const batch = createBatch()
    batch.add({ type: 'rows', series: 'a', columns: ['x'], values: [1] })
    batch.add({ type: 'progress', fraction: 0.1, label: 'first' })
    batch.add({ type: 'rows', series: 'b', columns: ['y'], values: [7] })
    batch.add({ type: 'rows', series: 'a', columns: ['x'], values: [2, 3] })
    batch.add({ type: 'log', text: 'hello' })
    batch.add({ type: 'progress', fraction: 0.2, label: 'second' })
    expect(batch.take()).toEqual({
      fraction: 0.2, activity: 'second', log: ['hello'],
      rows: [{ series: 'a', columns: ['x'], values: Float64Array.of(1, 2, 3) }, { series: 'b', columns: ['y'], values: Float64Array.of(7) }],
    })
  })

  it('is sent once; progress stays as it was', () => {
    const batch = createBatch()
    batch.add({ type: 'rows', series: 'a', columns: ['x'], values: [1] })
    batch.add({ type: 'progress', fraction: 0.5, label: 'half' })
    batch.take()
    expect(batch.take()).toEqual({ fraction: 0.5, activity: 'half', log: [], rows: [] })
  })
})
