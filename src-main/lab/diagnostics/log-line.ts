/** A line of the log as it stands in the file, and back: "2026-11-27T03:00:00.000Z error runs: what happened". */
import type { LabLogLine } from './log-types.ts'

const pattern = /^(\S+) (info|warning|error) ([\w-]+): (.*)$/

/** Letters of a text, at most: what goes on for ever says nothing more. */
const maxLetters = 4000

/** One line, whatever the text holds; of one that is endless, the beginning. */
export const oneLine = (text: string): string => text.replaceAll(/\s*[\n\r\u2028\u2029]\s*/g, ' | ').slice(0, maxLetters)

/** With where it was thrown, as far as that is known. */
export const errorText = (error: Error): string => error.stack ?? `${error.name}: ${error.message}`

export const formatLogLine = ({ at, level, scope, text }: LabLogLine): string => `${at} ${level} ${scope}: ${text}`

/** Lines without a level, as older versions wrote them, are errors. */
export function parseLogLine(line: string): LabLogLine {
  const [, at, level, scope, text] = pattern.exec(line) ?? []
  if (at !== undefined && isLevel(level) && scope !== undefined && text !== undefined) return { at, level, scope, text }
  const [time = '', ...words] = line.split(' ')
  return { at: time, level: 'error', scope: 'lab', text: words.join(' ') }
}

const isLevel = (word: string | undefined): word is LabLogLine['level'] => word === 'info' || word === 'warning' || word === 'error'
