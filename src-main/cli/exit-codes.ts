/** What the command line ends with. Scripts depend on these numbers: docs/command-line.md lists them. */
export const exitCodes = {
  ok: 0,
  /** Something that is Burstlab's fault. */
  unexpected: 1,
  /** An argument, a spec or an id that is not right. */
  badInput: 2,
  /** A run failed or was interrupted. */
  runFailed: 3,
  /** All runs are done, but a value is out of the paper's tolerance. */
  outOfTolerance: 4,
  /** The data folder is in use by another process, unusable, damaged or from a newer version; or a port is in use. */
  inUse: 5,
  /** Stopped by Ctrl+C or a signal. */
  interrupted: 130,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]
