import { describe, expect, it } from 'vitest'
import { csvFile } from '../../../src-renderer/components/csv.ts'

describe('a table as CSV', () => {
  it('has a header and a line for each row, with quotes where a cell needs them and lists as words', () => {
    expect(csvFile('table.csv', ['name', 'tags', 'value'], [['a, "b"', ['x', 'y'], -1.5], ['c', [], null]])).toEqual({
      filename: 'table.csv', mimeType: 'text/csv', encoding: 'utf8', content: 'name,tags,value\r\n"a, ""b""",x y,-1.5\r\nc,,\r\n',
    })
  })

  it('has nothing that a spreadsheet would run', () => {
    expect(csvFile('table.csv', ['name'], [['=HYPERLINK("x")']]).content).toBe('name\r\n"\'=HYPERLINK(""x"")"\r\n')
  })
})
