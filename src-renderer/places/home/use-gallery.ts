/** What a new experiment can be made from: nothing, a figure of the paper, or an experiment of one's own. */
import { computed, shallowRef } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'
import type { KindDescription, TemplateSummary } from '../../../src-main/api/contract.ts'
import { errorMessage } from '../../api/errors.ts'
import { useApi } from '../../api/use-api.ts'
import { useExperiments } from '../../stores/experiments.ts'
import type { NewSource } from './use-home.ts'

export interface GalleryItem {
  readonly id: string
  readonly title: string
  readonly heading: string
  readonly text: string
  /** "about 10 s"; empty where nothing can be run yet. */
  readonly cost: string
  /** Drawn small; undefined where it is not known yet. */
  readonly spec: unknown
  readonly source: NewSource
}

export interface GallerySection {
  readonly id: 'blank' | 'paper' | 'own'
  readonly title: string
  readonly items: readonly GalleryItem[]
}

export interface Gallery {
  readonly sections: ComputedRef<readonly GallerySection[]>
  readonly problem: ShallowRef<string | undefined>
  readonly loaded: ShallowRef<boolean>
}

const blankTexts: Readonly<Record<string, string>> = {
  pairing: 'One synapse between two cells whose spikes are forced.', spiking: 'No population yet: build the network from the paper\'s cells.',
  rate: 'Ensembles in continuous time that learn digits.', ensemble: 'One hidden layer that learns digits.',
}

export function useGallery(): Gallery {
  const api = useApi()
  const experiments = useExperiments()
  const kinds = shallowRef<readonly KindDescription[]>([])
  const templates = shallowRef<readonly TemplateSummary[]>([])
  const problem = shallowRef<string>()
  const loaded = shallowRef(false)

  async function load(): Promise<void> {
    try {
      const [known, ready] = await Promise.all([api.catalog.kinds.query(), api.catalog.templates.query()])
      kinds.value = known
      templates.value = ready.map((template) => ({ ...template, spec: template.spec }))
    } catch (error) {
      problem.value = errorMessage(error)
    }
    loaded.value = true
  }
  void load()

  const sections = computed((): GallerySection[] => [
    {
      id: 'blank', title: 'From nothing',
      items: kinds.value.map(({ kind, title }) => ({ id: `blank-${kind}`, title, heading: 'Blank', text: blankTexts[kind] ?? '', cost: '', spec: { kind }, source: { type: 'blank', kind } })),
    },
    {
      id: 'paper', title: 'From a figure',
      items: templates.value.map(({ id, figure, title, summary, seconds, spec }) => ({ id: `preset-${id}`, title, heading: figure, text: firstSentence(summary), cost: costText(seconds), spec, source: { type: 'preset', id } })),
    },
    {
      id: 'own', title: 'From an experiment of mine',
      items: experiments.list.slice(0, 60).map(({ id, name, kind, presetId, differenceCount }) => ({
        id: `own-${id}`, title: name, heading: templates.value.find((template) => template.id === presetId)?.figure ?? 'Own spec', cost: '',
        text: presetId === null ? 'A copy of it.' : `A copy of it, ${differenceCount} ${differenceCount === 1 ? 'difference' : 'differences'} from its figure.`,
        spec: templates.value.find((template) => template.id === presetId)?.spec ?? { kind }, source: { type: 'experiment', id },
      })),
    },
  ])
  return { sections, problem, loaded }
}

/** What stands before the first point that ends a sentence. */
export const firstSentence = (text: string): string => /^.*?[.!?](?=\s+[A-Z(]|$)/.exec(text)?.[0] ?? text

/** "about 10 s" out of seconds, in the words of a desk. */
export function costText(seconds: number): string {
  if (seconds < 1) return 'less than 1 s'
  if (seconds < 90) return `about ${Math.round(seconds)} s`
  if (seconds < 5400) return `about ${Math.round(seconds / 60)} min`
  return seconds < 36 * 3600 ? `about ${Math.round(seconds / 3600)} h` : `about ${Math.round(seconds / 86_400)} days`
}
