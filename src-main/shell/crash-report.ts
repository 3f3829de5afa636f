/** A crash, written to a file before anyone is asked anything: the next click may end the process. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keepNewest } from '../lab/diagnostics/keep-newest.ts'
import { makeFolder } from '../lab/make-folder.ts'

export type CrashKind = 'uncaughtException' | 'unhandledRejection' | 'render-process-gone' | 'child-process-gone'

export interface Crash {
  readonly kind: CrashKind
  readonly error: unknown
  /** When, as a Date. */
  readonly at: Date
}

/** Facts about this copy that go into each report. */
export interface CrashContext {
  readonly appVersion: string
  readonly versions: Readonly<Record<string, string | undefined>>
  readonly platform: string
  readonly pid: number
}

/** What the file holds. Nothing of the user's data: no environment, no command line, no specs. */
export function crashReport({ kind, error, at }: Crash, context: CrashContext): Record<string, unknown> {
  const { electron, chrome, node } = context.versions
  return {
    kind,
    at: at.toISOString(),
    message: messageOf(error),
    stack: error instanceof Error ? (error.stack ?? null) : null,
    cause: error instanceof Error && error.cause !== undefined ? messageOf(error.cause) : null,
    app: context.appVersion,
    electron: electron ?? null,
    chrome: chrome ?? null,
    node: node ?? null,
    platform: context.platform,
    pid: context.pid,
  }
}

/** A program that crashes at each start must not fill the disk. */
const mostReports = 50

/** Writes the report into `folder` (made where missing), removes the oldest beyond fifty, and gives its path. Throws what the file system throws. */
export function writeCrashReport(folder: string, crash: Crash, context: CrashContext): string {
  makeFolder(folder)
  const stamp = crash.at.toISOString().replaceAll(':', '-')
  const path = writeNew(join(folder, `${stamp}-${crash.kind}`), `${JSON.stringify(crashReport(crash, context), null, 2)}\n`)
  keepNewest(folder, mostReports)
  return path
}

/** Two crashes within a millisecond must not share a file. */
function writeNew(base: string, content: string, attempt = 1): string {
  const path = attempt === 1 ? `${base}.json` : `${base}-${attempt}.json`
  try {
    writeFileSync(path, content, { flag: 'wx' })
    return path
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    if (!taken) throw error
    return writeNew(base, content, attempt + 1)
  }
}

export const messageOf = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error))
