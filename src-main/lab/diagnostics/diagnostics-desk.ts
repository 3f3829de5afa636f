/** Gathers the diagnostics: versions, devices, the last errors and lines of the log, with nothing personal left in them. */
import { readFileSync } from 'node:fs'
import { homedir, hostname, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Store } from '../../store/store.ts'
import type { EventBus } from '../event-bus.ts'
import { crashReportsFolder } from '../settings/data-folder.ts'
import type { AppInfo, DevicesView, LayeredSettings, SelfTestRecord } from '../types.ts'
import { diagnosticsText } from './diagnostics-text.ts'
import { reportsIn } from './keep-newest.ts'
import { createLabLog } from './lab-log.ts'
import type { LabLog } from './lab-log.ts'
import type { LogFile } from './log-file.ts'
import { maskPersonal } from './mask-personal.ts'
import type { Person } from './mask-personal.ts'
import { newsTeller } from './log-news.ts'
import { userName } from '../user-name.ts'

export interface DiagnosticsDeskParts {
  readonly store: Pick<Store, 'runs'>
  readonly dataDir: string
  readonly file: LogFile
  readonly events: Pick<EventBus, 'publish' | 'listen'>
  /** Of a lab that only looks on: nothing is written down. */
  readonly readOnly: boolean
  readonly now: () => Date
  readonly info: () => AppInfo
  readonly devices: () => DevicesView
  readonly settings: () => LayeredSettings
  /** What the self-test found last. */
  readonly selfTest: () => SelfTestRecord | null
  /** Who is to be masked; whoever runs this process by default. */
  readonly person?: Omit<Person, 'dataDir'>
}

export interface DiagnosticsDesk extends LabLog {
  report(): string
}

const lastRuns = 5
const lastCrashes = 5
const lastLines = 40

export function createDiagnosticsDesk({ store, dataDir, file, events, readOnly, now, info, devices, settings, selfTest, person = whoever() }: DiagnosticsDeskParts): DiagnosticsDesk {
  const mask = (text: string): string => maskPersonal(text, { ...person, dataDir })
  const log = createLabLog({ file, now, mask, readOnly, onLine: () => { events.publish({ type: 'log-changed' }) } })
  const newsOf = newsTeller()
  events.listen((event) => { for (const { level, scope, text } of newsOf(event)) log.say(level, scope, text) })

  return {
    ...log,
    report() {
      const runs = store.runs.list(false)
      const failed = runs.filter(({ status }) => status === 'failed').sort((a, b) => ((a.finishedAt ?? '') < (b.finishedAt ?? '') ? -1 : 1)).slice(-lastRuns)
      const text = diagnosticsText({
        at: now(), info: info(), memoryGiB: totalmem() / 2 ** 30, devices: devices(), selfTest: selfTest(), settings: settings(),
        runs: new Map([...Map.groupBy(runs, ({ status }) => status)].map(([status, list]) => [status, list.length])),
        failedRuns: failed.map(({ finishedAt, kind, reason }) => `${finishedAt ?? ''} ${kind}: ${reason ?? 'no reason is known'}`),
        crashes: crashesIn(crashReportsFolder(dataDir)), logLines: file.last(lastLines),
      })
      return mask(text)
    },
  }
}

function whoever(): Omit<Person, 'dataDir'> {
  return { homeDir: homedir(), user: userName(), host: hostname() }
}

/** One line for each report; what cannot be read says so. */
function crashesIn(folder: string): string[] {
  try {
    return reportsIn(folder).slice(-lastCrashes).map((name) => `${name.replace(/\.json$/, '')}: ${messageIn(join(folder, name))}`)
  } catch {
    return []
  }
}

function messageIn(file: string): string {
  try {
    const report: unknown = JSON.parse(readFileSync(file, 'utf8'))
    const { message, stack } = typeof report === 'object' && report !== null ? report as { message?: unknown; stack?: unknown } : {}
    return (typeof stack === 'string' ? stack : String(message)).replaceAll(/\s*\n\s*/g, ' | ')
  } catch {
    return 'the report cannot be read'
  }
}
