/** Valid rate specs that tell nothing, or something else than one thinks. */
import type { RateSpec } from '../../engines/rate/spec.ts'
import { placeIf } from '../pitfall.ts'
import type { Pitfall } from '../pitfall.ts'

export const ratePitfalls: readonly Pitfall<RateSpec>[] = [
  { id: 'no-teacher', places: ({ training }) => placeIf(training.teacherS === 0, 'training.teacherS', 'more than 0: without a teacher there is nothing to be learned') },
  {
    id: 'no-feedback',
    places: ({ network }) => placeIf(network.feedback === 'random' && network.feedbackScale === 0, 'network.feedbackScale', 'more than 0: without feedback the hidden layer is never told of an error'),
  },
  {
    // p̄ mixes one example with those before it.
    id: 'shorter-than-average',
    places: ({ training, dynamics }) => placeIf(training.predictionS < dynamics.tauAvgS, 'training.predictionS', `at least the averaging time, ${dynamics.tauAvgS} s: until then the running rates are those of the image before`),
  },
  {
    id: 'shorter-than-dendrite',
    places: ({ training, dynamics }) => placeIf(
      training.teacherS > 0 && training.teacherS < dynamics.tauDendriteS, 'training.teacherS', `at least the dendritic time constant, ${dynamics.tauDendriteS} s: burst probabilities hardly hear of the teacher`),
  },
  {
    id: 'nothing-followed',
    places: ({ data, training, recording }) => {
      const examples = data.trainCount * training.epochs
      return placeIf(data.trainCount > 0 && recording.fromExample >= examples, 'recording.fromExample', `less than ${examples}, the examples of the whole run: no unit is followed`)
    },
  },
]
