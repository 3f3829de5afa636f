/** Pitfalls of a spiking network: what says nothing to anyone, and what nobody says anything to. */
import type { NoiseSpec, SpikingSpec, Waveform } from '../../engines/spiking/spec.ts'
import { placeIf } from '../pitfall.ts'
import type { Pitfall } from '../pitfall.ts'
import { cellOf } from './cross-checks-words.ts'
import { spikingDurationMs } from './work.ts'

const excites = ({ excitatoryRateHz, excitatoryWeight }: NoiseSpec): boolean => excitatoryRateHz > 0 && excitatoryWeight > 0

/** Whether it can ever be other than 0. */
function flows(waveform: Waveform): boolean {
  switch (waveform.type) {
    case 'constant': return waveform.currentPa !== 0
    case 'sine': return waveform.baselinePa !== 0 || waveform.amplitudePa !== 0
    case 'steps': return waveform.currentsPa.some((current) => current !== 0)
    case 'sampled': return waveform.samplesPa.some((current) => current !== 0)
  }
}

function isDriven({ populations, projections, currents, protocol }: SpikingSpec, name: string): boolean {
  const noise = populations[name]?.noise
  const currentsIn = Object.entries(currents).filter(([, { population }]) => population === name)
  return (noise !== undefined && (excites(noise.soma) || excites(noise.dendrite)))
    || Object.values(projections).some(({ target, receptor }) => target === name && receptor === 'excitatory')
    || currentsIn.some(([key, { waveform }]) => flows(waveform) || protocol.phases.some((phase) => phase.type === 'run' && (phase.addedCurrentsPa[key] ?? 0) !== 0))
    || protocol.patterns.some(({ somaCurrentsPa }) => (somaCurrentsPa[name] ?? 0) !== 0)
}

/** From when on a waveform does anything. */
const beginsMs = (waveform: Waveform): number => (waveform.type === 'steps' ? waveform.timesMs[0] ?? 0 : waveform.type === 'sine' && waveform.baselinePa === 0 ? waveform.startMs : 0)

export const networkPitfalls: readonly Pitfall<SpikingSpec>[] = [
  {
    id: 'no-input',
    places: (spec) => Object.keys(spec.populations).flatMap((name) => placeIf(
      cellOf(spec, name)?.model !== 'poisson' && !isDriven(spec, name), `populations.${name}.noise.soma.excitatoryRateHz`, `noise, an excitatory projection onto ${name}, or a current into it: nothing drives it`)),
  },
  {
    id: 'silent-source',
    places: ({ cells }) => Object.entries(cells).flatMap(([name, cell]) => placeIf(cell.model === 'poisson' && cell.rateHz === 0, `cells.${name}.rateHz`, 'more than 0: its sources never fire')),
  },
  {
    // Weights that learn may begin at 0.
    id: 'weightless-projection',
    places: ({ projections }) => Object.entries(projections).flatMap(([name, { weight, plasticity }]) => placeIf(weight === 0 && plasticity === 'none', `projections.${name}.weight`, 'more than 0: nothing reaches its target')),
  },
  {
    id: 'empty-projection',
    places: ({ projections }) => Object.entries(projections).flatMap(([name, { probability }]) => placeIf(probability === 0, `projections.${name}.probability`, 'more than 0: it has no synapses')),
  },
  {
    id: 'current-too-late',
    places: (spec) => {
      const endMs = spikingDurationMs(spec)
      return Object.entries(spec.currents).flatMap(([name, { waveform }]) => placeIf(
        beginsMs(waveform) >= endMs, `currents.${name}.waveform.${waveform.type === 'steps' ? 'timesMs' : 'startMs'}`, `a start before the protocol ends, at ${endMs} ms: the current never flows`))
    },
  },
]
