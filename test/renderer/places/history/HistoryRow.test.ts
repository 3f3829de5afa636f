import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import HistoryRow from '../../../../src-renderer/places/history/HistoryRow.vue'
import { runColumns } from '../../../../src-renderer/places/history/history-columns.ts'
import { exampleRun } from './run-examples.ts'

const columns = runColumns.filter(({ id }) => id === 'status').map((column) => ({ ...column, numeric: false, pinned: false, left: 0, track: '1fr', least: 0 }))

it('says how far a run is, a space behind its status', () => {
  const row = mount(HistoryRow, { props: {
    run: exampleRun({ id: 'r1', status: 'running', progress: 0.53 }), columns, fetched: () => null, figures: new Map(), snippet: undefined,
    inGroup: false, selected: false, renaming: false, trashed: false,
  } })
  expect(row.get('[data-column="status"]').text()).toBe('running 53 %')
})
