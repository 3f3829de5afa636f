/** What is told of the program's own log: plain and serialisable, as all that the API passes on. */

export type LabLogLevel = 'info' | 'warning' | 'error'

/** One thing that happened. */
export interface LabLogLine {
  /** ISO time. */
  readonly at: string
  readonly level: LabLogLevel
  /** Part of the lab: "runs", "devices". */
  readonly scope: string
  /** In one line, with nobody's name in it. */
  readonly text: string
}

/** Its number counts on from line to line while the lab is open. */
export interface NumberedLogLine extends LabLogLine {
  readonly number: number
}

export interface LabLogRequest {
  /** Lines with greater numbers only; 0 for the oldest that are there. */
  readonly after: number
  readonly limit: number
}

export interface LabLogPart {
  /** Oldest first. */
  readonly lines: readonly NumberedLogLine[]
  /** There are newer ones than these. */
  readonly more: boolean
  /** The file that is written to. */
  readonly path: string
}
