/** Do networks of ensembles come out right on the processor? Other devices are tested by the devices' desk, in processes of their own. */
import { availableParallelism } from 'node:os'
import type { Finding } from './check.ts'

export async function processorCheck(): Promise<Finding> {
  const { createCpuDevice } = await import('../../engines/ensemble/devices/cpu/cpu-device.ts')
  const { comparedSteps, compareDevice, deviationBound } = await import('./compare-device.ts')
  const device = createCpuDevice({ threads: Math.min(2, availableParallelism()) })
  const networks = await compareDevice(device)
  device.close()
  const off = networks.filter(({ passed }) => !passed)
  if (off.length > 0) {
    return {
      state: 'failed', remedy: 'Networks of ensembles of this machine cannot be trusted: please report it with the lines of this table.',
      detail: off.map(({ title, deviation, where }) => `${title}: off by ${deviation === null ? 'something that is not a number' : deviation.toExponential(1)} (${where})`).join('; '),
    }
  }
  const largest = Math.max(...networks.map(({ deviation }) => deviation ?? Infinity))
  return { state: 'ok', detail: `${comparedSteps} steps of ${networks.length} networks deviate from the reference by ${largest.toExponential(1)} at most, within ${deviationBound}`, remedy: '' }
}
