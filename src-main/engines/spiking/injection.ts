/** The currents of a stretch of steps: waveforms, what the phase adds, what the pattern shows. */
import { currentSeries } from './series.ts'
import type { EngineOutput } from '../engine.ts'
import type { Segment } from './protocol.ts'
import type { Simulation } from './simulation.ts'
import type { Compartment, CurrentSpec, SpikingSpec } from './spec.ts'
import { currentAt, isConstant } from './waveforms.ts'

interface Site {
  readonly population: string
  readonly compartment: Compartment
  readonly currents: readonly (readonly [name: string, current: CurrentSpec])[]
}

export interface Injection {
  /** For `steps` steps from now. */
  apply(simulation: Simulation, segment: Segment, steps: number): void
  /** In the middle of a bin, of each site whose current is recorded. */
  rows(segment: Segment, timeS: number): EngineOutput[]
}

export function createInjection(spec: SpikingSpec): Injection {
  const sites = sitesOf(spec)
  /** What each site has now, where that does not change by itself. */
  const standing = new Map<Site, number>()

  function extra({ population, compartment, currents }: Site, segment: Segment): number {
    const added = currents.reduce((sum, [name]) => sum + (segment.addedCurrentsPa[name] ?? 0), 0)
    const pattern = compartment === 'soma' && segment.pattern >= 0 ? spec.protocol.patterns[segment.pattern]?.somaCurrentsPa[population] ?? 0 : 0
    return added + pattern
  }

  const at = (site: Site, segment: Segment, ms: number): number => site.currents.reduce((sum, [, { waveform }]) => sum + currentAt(waveform, ms), extra(site, segment))

  return {
    apply(simulation, segment, steps) {
      const first = simulation.step()
      const [fromMs, toMs] = [first * spec.dtMs, (first + steps) * spec.dtMs]
      for (const site of sites) {
        if (site.currents.every(([, { waveform }]) => isConstant(waveform, fromMs, toMs))) {
          const current = at(site, segment, fromMs)
          if (standing.get(site) !== current) simulation.inject(site.population, site.compartment, [current])
          standing.set(site, current)
        } else {
          standing.delete(site)
          simulation.inject(site.population, site.compartment, Array.from({ length: steps }, (_, k) => at(site, segment, (first + k) * spec.dtMs)))
        }
      }
    },
    rows: (segment, timeS) => sites.filter(({ population, currents }) => currents.length > 0 && spec.recording.rates.includes(population)).map((site): EngineOutput => (
      { type: 'rows', ...currentSeries(site.population, site.compartment), values: [timeS, at(site, segment, timeS * 1000)] })),
  }
}

/** Every compartment that can have a current. */
function sitesOf(spec: SpikingSpec): Site[] {
  return Object.keys(spec.populations).sort().flatMap((population): Site[] => {
    const model = spec.cells[spec.populations[population]?.cell ?? '']?.model
    if (model === undefined || model === 'poisson') return []
    const compartments: readonly Compartment[] = model === 'pyramidal' || model === 'burstPoisson' ? ['soma', 'dendrite'] : ['soma']
    return compartments.map((compartment) => ({
      population, compartment, currents: Object.entries(spec.currents).filter(([, current]) => current.population === population && current.compartment === compartment),
    }))
  })
}
