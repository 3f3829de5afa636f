/** Opens what a run needs beside its spec, and closes it again. Readers and devices are loaded where they are needed: most runs start without. */
import { imageBytesOf } from '../datasets/types.ts'
import type { Dataset, ImageDataset } from '../datasets/types.ts'
import type { Device } from '../engines/ensemble/device.ts'
import type { EngineResources } from '../engines/resources.ts'

export interface RunResources extends EngineResources {
  /** As it lies in the data folder, or generated. Rejects with what is missing. */
  dataset(name: string): Promise<Dataset>
  close(): Promise<void>
}

export interface RunResourceOptions {
  /** Where imported data sets lie. */
  readonly datasetsDir: string
  /** For the processor device. */
  readonly threads: number
  /** Told what the run computes on, once it is open. */
  readonly onDevice: (opened: OpenedDevice) => void
}

export interface OpenedDevice {
  readonly label: string
  /** Null where the device has no use for them. */
  readonly threads: number | null
  /** Why it was chosen. */
  readonly reason: string
}

/** The data set that needs no file. */
export const generatedName = 'digits'

export function createRunResources({ datasetsDir, threads, onDevice }: RunResourceOptions): RunResources {
  const closers: (() => Promise<void> | void)[] = []
  async function dataset(name: string): Promise<Dataset> {
    if (name === generatedName) return (await import('../datasets/generated-digits.ts')).generateDigits()
    const { closeDataset, openManaged } = await import('../datasets/import.ts')
    const opened = await openManaged(datasetsDir, name)
    closers.push(() => { closeDataset(opened) })
    return opened
  }
  function keep(device: Device, reason: string): Device {
    closers.push(() => { device.close() })
    onDevice({ label: device.label, threads: device.id === 'cpu' ? threads : null, reason })
    return device
  }
  return {
    dataset,
    async images({ name, trainCount, testCount }) {
      const found = await dataset(name)
      if (!isInMemory(found)) throw new Error(`The data set ${name} is too large to be held in memory, as this kind of experiment needs it.`)
      const { partOfSet } = await import('../datasets/image-set.ts')
      const bytes = imageBytesOf(found)
      return { ...found, classes: found.classes.length, train: partOfSet(found.train, bytes, trainCount), test: partOfSet(found.test, bytes, testCount) }
    },
    async batches(data, order) {
      const { openBatches } = await import('./batches.ts')
      const batches = openBatches(await dataset(data.name), data, order)
      closers.push(() => batches.close())
      return batches.data
    },
    async device(id) {
      const { openDevice, openFastestDevice } = await import('../engines/ensemble/devices/open-device.ts')
      if (id !== 'auto') return keep(await openDevice(id, { threads }), 'as the spec asks')
      const { device, reason } = await openFastestDevice({ threads })
      return keep(device, reason)
    },
    async close() {
      // Batches before the data set that they read.
      for (const close of closers.splice(0).reverse()) await close()
    },
  }
}

const isInMemory = (dataset: Dataset): dataset is ImageDataset => 'pixels' in dataset.train && 'pixels' in dataset.test
