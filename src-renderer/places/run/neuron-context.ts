/** What the panels of single neurons share: which populations were recorded, which neuron was picked, and its run's spikes. */
import { computed, inject, ref, shallowRef } from 'vue'
import type { ComputedRef, InjectionKey, ShallowRef } from 'vue'
import { recordedPopulations } from '../../components/raster/recorded-neurons.ts'
import type { Neuron, RecordedPopulation } from '../../components/raster/recorded-neurons.ts'
import { useSpikes } from '../../components/raster/use-spikes.ts'
import type { SpikeSource } from '../../components/raster/use-spikes.ts'
import type { OpenRun } from './use-run.ts'

export interface NeuronContext {
  readonly populations: ComputedRef<readonly RecordedPopulation[]>
  /** With spikes. */
  readonly rastered: ComputedRef<readonly RecordedPopulation[]>
  readonly neuron: ShallowRef<Neuron | undefined>
  readonly spikes: SpikeSource
  /** A panel that is in view says so, and takes it back: spikes are fetched only for those. */
  look(inView: boolean): void
}

export const neuronContextKey: InjectionKey<NeuronContext> = Symbol('neuron')

/** To be called in a component's setup. */
export function createNeuronContext(id: () => string, { detail, frame, live }: OpenRun): NeuronContext {
  const looking = ref(0)
  const populations = computed(() => recordedPopulations(detail.value?.spec, detail.value?.colours))
  const rastered = computed(() => populations.value.filter(({ spikes }) => spikes > 0))
  const names = computed(() => (looking.value > 0 ? rastered.value.map(({ name }) => name) : []))
  return {
    populations, rastered, neuron: shallowRef(),
    spikes: useSpikes({ runId: id, populations: names, live, news: frame }),
    look: (inView) => { looking.value += inView ? 1 : -1 },
  }
}

/** Throws outside of a Run place. */
export function useNeuronContext(): NeuronContext {
  const context = inject(neuronContextKey)
  if (context === undefined) throw new Error('A panel of neurons stands outside of a Run place')
  return context
}
