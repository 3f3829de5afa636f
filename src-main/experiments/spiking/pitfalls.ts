/** Valid spiking specs that tell nothing, or something else than one thinks. */
import type { SpikingSpec } from '../../engines/spiking/spec.ts'
import { placeIf } from '../pitfall.ts'
import type { Pitfall } from '../pitfall.ts'
import { learningPitfalls } from './pitfalls-learning.ts'
import { networkPitfalls } from './pitfalls-network.ts'
import { spikingDurationMs } from './work.ts'

const recordingPitfalls: readonly Pitfall<SpikingSpec>[] = [
  {
    id: 'nothing-recorded',
    places: ({ recording: { rates, rasters, traces, weights } }) => placeIf(
      [...rates, ...rasters, ...traces, ...weights].length === 0, 'recording.rates', 'populations: nothing is recorded, neither rates nor spikes, voltages or weights'),
  },
  { id: 'no-neurons-of-spikes', places: ({ recording }) => placeIf(recording.rasters.length > 0 && recording.rasterNeurons === 0, 'recording.rasterNeurons', 'more than 0: no spike is kept') },
  { id: 'no-neurons-of-voltages', places: ({ recording }) => placeIf(recording.traces.length > 0 && recording.traceNeurons === 0, 'recording.traceNeurons', 'more than 0: no voltage is kept') },
  {
    id: 'bin-too-long',
    places: (spec) => placeIf(spec.recording.rates.length > 0 && spec.recording.binMs > spikingDurationMs(spec), 'recording.binMs', `at most what the protocol takes, ${spikingDurationMs(spec)} ms: no bin is ever full`),
  },
]

export const spikingPitfalls: readonly Pitfall<SpikingSpec>[] = [...recordingPitfalls, ...networkPitfalls, ...learningPitfalls]
