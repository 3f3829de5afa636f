import { describe, expect, it } from 'vitest'
import { formatLogLine, oneLine, parseLogLine } from '../../../src-main/lab/diagnostics/log-line.ts'

describe('a line of the log', () => {
  const line = { at: '2026-11-27T03:00:00.000Z', level: 'warning', scope: 'runs', text: 'start refused: "a: b"' } as const

  it('reads in the file as it is shown, and back', () => {
    expect(formatLogLine(line)).toBe('2026-11-27T03:00:00.000Z warning runs: start refused: "a: b"')
    expect(parseLogLine(formatLogLine(line))).toEqual(line)
  })

  it('of an older version has no level: it is an error', () => {
    expect(parseLogLine('2026-11-27T03:00:00.000Z TypeError: no | at x.ts:1')).toEqual({ at: line.at, level: 'error', scope: 'lab', text: 'TypeError: no | at x.ts:1' })
  })

  it('is one, whatever was said, and ends', () => {
    expect(oneLine('first\n    at second\r\nthird')).toBe('first | at second | third')
    expect(oneLine('y'.repeat(100_000))).toHaveLength(4000)
  })
})
