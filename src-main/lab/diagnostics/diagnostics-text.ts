/** The diagnostics as text: what a report of a problem needs, and nothing about anybody. */
import type { AppInfo, DevicesView, DeviceView, LayeredSettings, SelfTestRecord } from '../types.ts'

export interface DiagnosticsFacts {
  readonly at: Date
  readonly info: AppInfo
  readonly memoryGiB: number
  /** As far as they are known. */
  readonly devices: DevicesView
  /** Null where the self-test was never run. */
  readonly selfTest: SelfTestRecord | null
  readonly settings: LayeredSettings
  /** Runs by state: "done": 12. */
  readonly runs: ReadonlyMap<string, number>
  /** Reasons of the runs that failed last, oldest first, each with its time and kind. */
  readonly failedRuns: readonly string[]
  /** From crash reports, oldest first. */
  readonly crashes: readonly string[]
  readonly logLines: readonly string[]
}

/** Not masked yet. */
export function diagnosticsText({ at, info, memoryGiB, devices, selfTest, settings, runs, failedRuns, crashes, logLines }: DiagnosticsFacts): string {
  const sections: readonly (readonly [title: string, lines: readonly string[]])[] = [
    ['Versions', [
      `Burstlab ${info.version}, commit ${info.gitCommit ?? 'not known'}`, `Node ${info.nodeVersion}, Electron ${info.electronVersion ?? 'none'}`, `${info.platform}, ${info.cores} cores, ${memoryGiB.toFixed(1)} GiB of memory`,
      `Database ${(info.databaseBytes / 1e6).toFixed(1)} MB, schema version ${info.schemaVersion}; data folder by ${info.dataDirSource}`,
    ]],
    ['Devices', [...devices.devices.map(deviceLine), ...(devices.auto === null ? [] : [`auto: ${devices.auto.reason}`])]],
    ['Self-test', selfTestLines(selfTest)],
    ['Settings', settingLines(settings)],
    ['Runs', [...runs].map(([state, count]) => `${state}: ${count}`)],
    ['Runs that failed last', failedRuns], ['Crashes', crashes], ['Log', logLines],
  ]
  return [`Burstlab diagnostics, ${at.toISOString()}`, ...sections.flatMap(([title, lines]) => ['', `${title}:`, ...(lines.length === 0 ? ['  none'] : lines.map((line) => `  ${line}`))]), ''].join('\n')
}

/** What differs from what is built in, and who says so; then what is wrong in the workstation's file. */
function settingLines({ file, problems, settings }: LayeredSettings): string[] {
  const set = settings.filter(({ from }) => from !== 'default').map(({ name, text, from }) => `${name}: ${text} (${from === 'user' ? 'chosen' : 'by the workstation'})`)
  return [...(file.there ? [`the workstation has ${file.path}`] : []), ...set, ...problems]
}

function selfTestLines(record: SelfTestRecord | null): string[] {
  if (record === null) return ['never run']
  const { at, version, outdated, checks } = record
  const head = `run at ${at} with Burstlab ${version}${outdated === 'machine' ? ', on another machine' : ''}`
  return [head, ...checks.map(({ state, title, detail, remedy }) => `${state}: ${title}: ${detail}${remedy === '' ? '' : ` (${remedy})`}`)]
}

function deviceLine({ title, state, label, versions, missing, emulated, test }: DeviceView): string {
  const found = state === 'available' ? `${label}${emulated ? ' (an emulation)' : ''}${versions === '' ? '' : `; ${versions}`}` : state === 'looking' ? 'not looked at yet' : missing
  return `${title}: ${state === 'looking' ? '' : `${state}, `}${found}${test === null ? '' : `; test ${test.state}${test.problem === null ? '' : `: ${test.problem}`}`}`
}
