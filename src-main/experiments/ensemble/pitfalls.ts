/** Valid ensemble specs that tell nothing, or something else than one thinks. */
import type { EnsembleSpec } from '../../engines/ensemble/spec.ts'
import { placeIf } from '../pitfall.ts'
import type { Pitfall } from '../pitfall.ts'
import { imageCounts } from './data-facts.ts'

export const ensemblePitfalls: readonly Pitfall<EnsembleSpec>[] = [
  {
    // The best of many tests is no longer a test.
    id: 'stops-on-test-images',
    places: ({ training, data }) => placeIf(
      training.patienceEpochs > 0 && data.validationCount === 0, 'data.validationCount', 'more than 0 where training stops early: it is the test images that choose when, and their error is too good'),
  },
  {
    id: 'never-stops-early',
    places: ({ training }) => placeIf(training.patienceEpochs >= training.epochs, 'training.patienceEpochs', `less than the epochs, ${training.epochs}: training can't end before its last one`),
  },
  {
    id: 'one-update-per-epoch',
    places: ({ data, training }) => {
      const { learned } = imageCounts(data)
      return placeIf(training.batch > learned / 2, 'training.batch', `at most half of the ${learned} training images: weights change once in an epoch`)
    },
  },
  {
    id: 'nothing-learns',
    places: ({ optimiser }) => placeIf(optimiser.hiddenRate === 0 && optimiser.outputRate === 0, 'optimiser.outputRate', 'more than 0, or that of the hidden layers: no weight ever changes'),
  },
  { id: 'momentum-diverges', places: ({ optimiser }) => placeIf(optimiser.momentum >= 1, 'optimiser.momentum', 'less than 1: changes of weights add up without end') },
  {
    id: 'no-teacher',
    places: ({ rule, network }) => placeIf(rule.type === 'burstprop' && network.activation === 'relu' && network.kappa === 0, 'network.kappa', 'more than 0: the teacher does not move burst probabilities'),
  },
  {
    id: 'no-perturbation',
    places: ({ rule }) => placeIf(rule.type === 'nodePerturbation' && rule.perturbationSd === 0, 'rule.perturbationSd', 'more than 0: without a perturbation there is nothing to learn from'),
  },
]
