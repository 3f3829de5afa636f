/** The kinds of experiment there are, and their presets. */
import type { EnsembleSpec } from '../engines/ensemble/spec.ts'
import type { PairingSpec } from '../engines/pairing/spec.ts'
import type { RateSpec } from '../engines/rate/spec.ts'
import type { SpikingSpec } from '../engines/spiking/spec.ts'
import type { ExperimentKind, Preset } from './kind.ts'
import { ensembleKind } from './ensemble/ensemble-kind.ts'
import { pairingKind } from './pairing/pairing-kind.ts'
import { rateKind } from './rate/rate-kind.ts'
import { spikingKind } from './spiking/spiking-kind.ts'
import { valueAt } from './spec-path.ts'

/** A valid spec of any kind. */
export type ExperimentSpec = PairingSpec | SpikingSpec | RateSpec | EnsembleSpec
export type AnyKind = ExperimentKind<ExperimentSpec>

export const kinds: readonly AnyKind[] = [pairingKind, spikingKind, rateKind, ensembleKind]

export const presets: readonly Preset<ExperimentSpec>[] = kinds.flatMap((kind) => kind.presets)

export const presetById = (id: string): Preset<ExperimentSpec> | undefined => presets.find((preset) => preset.id === id)

/** The kind a spec names. A spec that names none goes to the first: its `parse` says what is wrong. */
export function kindOf(spec: unknown): AnyKind {
  const found = kinds.find((kind) => kind.kind === valueAt(spec, 'kind')) ?? kinds[0]
  if (found === undefined) throw new Error('there are no kinds of experiment')
  return found
}

/** A spec of an earlier form in the present one; any other value as it is. */
export const upToDate = (spec: unknown): unknown => kindOf(spec).upToDate?.(spec) ?? spec
