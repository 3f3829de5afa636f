/** Every ensemble of the paper, ready to run. */
import type { EnsembleSpec } from '../../engines/ensemble/spec.ts'
import type { Preset } from '../kind.ts'
import { cifarPresets } from './presets-cifar.ts'
import { imageNetPresets } from './presets-imagenet.ts'
import { mnistPresets } from './presets-mnist.ts'

export const ensemblePresets: readonly Preset<EnsembleSpec>[] = [...mnistPresets, ...cifarPresets, ...imageNetPresets]
