/** Of which populations a run has spikes to export, in words. */
import type { RunDetail } from '../../../src-main/api/contract.ts'
import { recordedPopulations } from '../../components/raster/recorded-neurons.ts'

export interface SpikeChoices {
  readonly populations: readonly { readonly name: string; readonly label: string }[]
  /** Why there is nothing to choose, and what was recorded instead; undefined where there is. */
  readonly none: string | undefined
}

const counted = (count: number, what: string): string => `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`

/** How many spikes there are is known once the run has ended. */
export function spikeChoices({ name, spec, status, seriesSizes }: Pick<RunDetail, 'name' | 'spec' | 'status' | 'seriesSizes'>): SpikeChoices {
  const over = status !== 'queued' && status !== 'running'
  const populations = recordedPopulations(spec).filter(({ spikes }) => spikes > 0).map((population) => ({
    ...population, recorded: seriesSizes.find((series) => series.name === `raster.${population.name}`)?.rows ?? 0,
  }))
  const shown = over ? populations.filter(({ recorded }) => recorded > 0) : populations
  return {
    populations: shown.map(({ name: own, spikes, size, recorded }) => ({
      name: own, label: `${own}: ${over ? `${counted(recorded, 'spike')} of ` : ''}${spikes < size ? `${spikes.toLocaleString('en')} of ` : ''}${counted(size, 'neuron')}`,
    })),
    none: shown.length > 0 ? undefined : noneOf({ name, wanted: populations.map((one) => one.name), series: seriesSizes.filter(({ rows }) => rows > 0).map((one) => one.name) }),
  }
}

function noneOf({ name, wanted, series }: { readonly name: string; readonly wanted: readonly string[]; readonly series: readonly string[] }): string {
  const why = wanted.length > 0
    ? `"${name}" has no spike of ${wanted.join(', ')}.`
    : `"${name}" kept no spikes of single neurons: "Spikes of" names no population, or "Neurons whose spikes are kept" is 0. Set them under Recording in a fork of it.`
  return `${why} It recorded ${series.length === 0 ? 'nothing' : series.join(', ')}.`
}
