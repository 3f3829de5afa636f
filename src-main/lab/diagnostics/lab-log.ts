/** The lab's own log: every line goes to the file, and the newest stay at hand for whoever reads along. */
import { LabError } from '../errors.ts'
import type { LogFile } from './log-file.ts'
import { errorText, formatLogLine, oneLine, parseLogLine } from './log-line.ts'
import type { LabLogLevel, LabLogPart, LabLogRequest, NumberedLogLine } from './log-types.ts'

export interface LabLogParts {
  readonly file: LogFile
  readonly now: () => Date
  /** Takes out what tells who and where somebody is. */
  readonly mask: (text: string) => string
  /** Told of every line. */
  readonly onLine: () => void
  /** Of a lab that only looks on: nothing is written. */
  readonly readOnly?: boolean
  /** How many lines stay at hand; 2000 by default. */
  readonly kept?: number
}

export interface LabLog {
  /** `of`: the error that the line tells of; it is not noted once more where it arrives. */
  say(level: LabLogLevel, scope: string, text: string, of?: unknown): void
  /** An error that no caller waits for; what the lab refused on purpose needs no place in the code. */
  note(error: Error): void
  /** The next lines after a number, oldest first. */
  read(request: LabLogRequest): LabLogPart
}

export function createLabLog({ file, now, mask, onLine, readOnly = false, kept = 2000 }: LabLogParts): LabLog {
  let lines: NumberedLogLine[] | undefined
  /** Errors of which there is a line. */
  const told = new WeakSet<Error>()

  /** What earlier times left in the file comes first; it is read when somebody asks. */
  const atHand = (): NumberedLogLine[] => (lines ??= file.last(kept).map((line, index) => ({ ...parseLogLine(line), number: index + 1 })))

  function say(level: LabLogLevel, scope: string, text: string, of?: unknown): void {
    if (readOnly) return
    if (of instanceof Error) told.add(of)
    const line = { at: now().toISOString(), level, scope, text: oneLine(mask(text)) }
    file.write(formatLogLine(line))
    if (lines !== undefined) {
      lines.push({ ...line, number: (lines.at(-1)?.number ?? 0) + 1 })
      if (lines.length > kept) lines = lines.slice(-kept)
    }
    onLine()
  }

  return {
    say,
    note(error) {
      if (told.has(error) || (error.cause instanceof Error && told.has(error.cause))) return
      const refusal = error instanceof LabError ? error : error.cause instanceof LabError ? error.cause : undefined
      if (refusal === undefined) say('error', 'lab', errorText(error))
      else say('warning', 'lab', `refused: ${refusal.message}`)
    },
    read({ after, limit }) {
      const newer = atHand().filter(({ number }) => number > after)
      return { lines: newer.slice(0, limit), more: newer.length > limit, path: file.path }
    },
  }
}
