import { describe, expect, it } from 'vitest'
import type { NumberedLogLine } from '../../../src-main/api/contract.ts'
import { countText, filterLines, linesText, mostLines, withNewer } from '../../../src-renderer/log/log-lines.ts'

const line = (number: number, level: NumberedLogLine['level'] = 'info', text = `line ${number}`): NumberedLogLine => ({ number, at: '2026-11-27T03:00:00.000Z', level, scope: 'runs', text })

describe('lines of the log', () => {
  it('are held up to a number: the newest stay', () => {
    const held = withNewer(Array.from({ length: mostLines }, (_, index) => line(index + 1)), [line(mostLines + 1)])
    expect([held.length, held[0]?.number, held.at(-1)?.number]).toEqual([mostLines, 2, mostLines + 1])
  })

  it('are filtered by a level and what is worse, and by words of scope and text', () => {
    const lines = [line(1), line(2, 'warning'), line(3, 'error', 'The disk is full')]
    const numbers = (level: NumberedLogLine['level'], words: string): number[] => filterLines(lines, { level, words }).map(({ number }) => number)
    expect(numbers('info', '')).toEqual([1, 2, 3])
    expect(numbers('warning', '')).toEqual([2, 3])
    expect(numbers('info', ' FULL runs')).toEqual([3])
    expect(numbers('info', 'nowhere')).toEqual([])
  })

  it('are copied as they stand in the file, and counted', () => {
    expect(linesText([line(1), line(2, 'error')])).toBe('2026-11-27T03:00:00.000Z info runs: line 1\n2026-11-27T03:00:00.000Z error runs: line 2\n')
    expect([countText(1, 1), countText(3, 12)]).toEqual(['1 line', '3 of 12 lines'])
  })
})
