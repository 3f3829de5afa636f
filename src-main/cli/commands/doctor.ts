/** `burstlab doctor`: the self-test, and the devices with their tests. */
import type { Lab } from '../../lab/lab.ts'
import type { DevicesView, DeviceView } from '../../lab/types.ts'
import { printJson, withLab } from '../context.ts'
import type { CliParts, GlobalOptions } from '../context.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ExitCode } from '../exit-codes.ts'
import { textTable } from '../table.ts'

export function doctor(parts: CliParts, globals: GlobalOptions): Promise<ExitCode> {
  return withLab(parts, globals, { resumeQueue: false }, async (lab) => {
    const [checks, looked] = await Promise.all([lab.selfTest(), lab.devices.look()])
    const view = await testedDevices(lab.devices, looked)
    if (globals.json === true) printJson(parts, { app: lab.info(), checks, ...view })
    else {
      parts.terminal.out(textTable(checks.map(({ title, state, detail }) => [state, title, detail])))
      parts.terminal.out(`\nDevices for networks of ensembles\n${textTable(view.devices.map((device) => [wordOf(device), device.title, foundOf(device), testOf(device)]))}`)
      if (view.auto !== null) parts.terminal.out(`auto: ${view.auto.reason}\n`)
      for (const { title, remedy } of [...checks, ...view.devices].filter((row) => row.remedy !== '')) parts.terminal.out(`\n${title}: ${remedy}`)
      parts.terminal.out('\n')
    }
    const bad = checks.some((check) => check.state === 'failed') || view.devices.some((device) => device.state === 'crashed' || device.test?.state === 'failed')
    return bad ? exitCodes.unexpected : exitCodes.ok
  })
}

/** Emulations are listed, not tested: theirs take minutes. */
async function testedDevices(devices: Lab['devices'], looked: DevicesView): Promise<DevicesView> {
  let view = looked
  for (const { name } of looked.devices.filter(({ state, emulated }) => state === 'available' && !emulated)) view = await devices.test(name)
  return view
}

const wordOf = ({ state, test }: DeviceView): string => (state === 'available' && test !== null ? test.state : state)

const foundOf = ({ state, label, missing }: DeviceView): string => (state === 'available' ? label : missing)

function testOf({ test, emulated }: DeviceView): string {
  if (test === null) return emulated ? 'an emulation, not tested' : ''
  if (test.problem !== null) return test.problem
  const worst = test.networks.reduce((largest, { deviation }) => Math.max(largest, deviation ?? Infinity), 0)
  return `off by ${worst.toExponential(1)} of ${test.networks[0]?.bound ?? ''}, ${test.stepMs === null ? '–' : test.stepMs.toFixed(1)} ms a step`
}
