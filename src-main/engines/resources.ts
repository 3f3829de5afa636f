/** What engines that learn images need beside spec and seed, handed in by whoever runs them: images, batches, a device. */
import type { Device, DeviceId } from './ensemble/device.ts'
import type { DataSpec } from './ensemble/spec.ts'
import type { TrainingData } from './ensemble/training-data.ts'
import type { ImageChoice, LabelledImages } from './images.ts'

export interface EngineResources {
  /** Images of a data set in memory, as many as a spec wants (0: all), every class with its part. Rejects with what is missing. */
  images(data: ImageChoice): Promise<LabelledImages>
  /** Batches as a spec wants them: chosen, augmented, normalised, in the order of a seed. */
  batches(data: DataSpec, order: { readonly batch: number; readonly seed: number }): Promise<TrainingData>
  /** Opens the device; `auto` is the fastest that works here. Rejects with what is missing. */
  device(id: DeviceId | 'auto'): Promise<Device>
}
