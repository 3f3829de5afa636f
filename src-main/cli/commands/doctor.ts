/** `burstlab doctor`: the self-test, and the devices with their tests; or all of it as a report that can be passed on. */
import type { Lab } from '../../lab/lab.ts'
import { busyText, isBusy, pressure } from '../../lab/pressure.ts'
import type { DevicesView, DeviceView } from '../../lab/types.ts'
import { printJson, withLab } from '../context.ts'
import type { CliParts, GlobalOptions } from '../context.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ExitCode } from '../exit-codes.ts'
import { textTable } from '../table.ts'

export interface DoctorOptions {
  /** Prints the diagnostics instead of the tables. */
  readonly report?: boolean
}

/** For everything: nobody waits longer to hear what is wrong. */
const patienceMs = 28_000

export function doctor(parts: CliParts, globals: GlobalOptions, options: DoctorOptions): Promise<ExitCode> {
  return withLab(parts, globals, { resumeQueue: false }, async (lab) => {
    const deadline = startDeadline(patienceMs)
    const [checks] = await Promise.all([lab.selfTest(), deadline.orGiveUp(lab.devices.look())])
    const view = await testedDevices(lab.devices, deadline)
    deadline.stop()
    const late = view.devices.filter(isLate)
    const load = pressure()
    if (options.report === true) parts.terminal.out(lab.diagnostics.report())
    else if (globals.json === true) printJson(parts, { app: lab.info(), checks, ...view })
    else {
      parts.terminal.out(textTable(checks.map(({ title, state, detail }) => [state, title, detail])))
      parts.terminal.out(`\nDevices for networks of ensembles\n${textTable(view.devices.map((device) => [wordOf(device), device.title, foundOf(device), testOf(device)]))}`)
      if (view.auto !== null) parts.terminal.out(`auto: ${view.auto.reason}\n`)
      for (const { title, remedy } of [...checks, ...view.devices].filter((row) => row.remedy !== '')) parts.terminal.out(`\n${title}: ${remedy}`)
      if (late.length > 0) parts.terminal.out(`\n${late.map(({ title }) => title).join('; ')}: ${lateRemedy(load)}`)
      parts.terminal.out('\n')
    }
    const bad = checks.some((check) => check.state === 'failed') || view.devices.some((device) => device.state === 'crashed' || device.test?.state === 'failed')
    return bad || (late.length > 0 && !isBusy(load)) ? exitCodes.unexpected : exitCodes.ok
  })
}

interface Deadline {
  /** Ends with `work`, or when the time is over. */
  orGiveUp(work: Promise<unknown>): Promise<void>
  readonly isOver: () => boolean
  readonly stop: () => void
}

function startDeadline(ms: number): Deadline {
  let over = false
  let timer: NodeJS.Timeout | undefined
  const end = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      over = true
      resolve()
    }, ms)
  })
  return { orGiveUp: (work) => Promise.race([work.then(() => undefined), end]), isOver: () => over, stop: () => { clearTimeout(timer) } }
}

/** Emulations are listed, not tested: theirs take minutes. */
async function testedDevices(devices: Lab['devices'], deadline: Deadline): Promise<DevicesView> {
  for (const { name } of devices.list().devices.filter(({ state, emulated }) => state === 'available' && !emulated)) {
    if (!deadline.isOver()) await deadline.orGiveUp(devices.test(name))
  }
  return devices.list()
}

const isLate = ({ state, emulated, test }: DeviceView): boolean => state === 'looking' || test?.state === 'running' || (state === 'available' && !emulated && test === null)

const lateRemedy = (load: number): string => isBusy(load)
  ? `no answer within ${patienceMs / 1000} s, on a busy machine (${busyText(load)}). Try again when it has less to do, or in Settings, which waits longer.`
  : `no answer within ${patienceMs / 1000} s, on a machine that has the time: a driver may hang. Update it, or test the device in Settings, which waits longer.`

const wordOf = (device: DeviceView): string => (isLate(device) ? 'late' : device.state === 'available' && device.test !== null ? device.test.state : device.state)

const foundOf = ({ state, label, missing }: DeviceView): string => (state === 'available' ? label : missing)

function testOf({ test, emulated }: DeviceView): string {
  if (test === null) return emulated ? 'an emulation, not tested' : ''
  if (test.problem !== null) return test.problem
  if (test.state === 'running' || test.state === 'waiting') return ''
  const worst = test.networks.reduce((largest, { deviation }) => Math.max(largest, deviation ?? Infinity), 0)
  return `off by ${worst.toExponential(1)} of ${test.networks[0]?.bound ?? ''}, ${test.stepMs === null ? '–' : test.stepMs.toFixed(1)} ms a step`
}
