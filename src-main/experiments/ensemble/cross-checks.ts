/** Fields of an ensemble spec that are fine one by one and impossible together. */
import type { EnsembleSpec } from '../../engines/ensemble/spec.ts'
import type { FieldIssue } from '../kind.ts'
import type { Parameter } from '../parameter.ts'
import { fieldIssue } from '../spec-schema.ts'
import { valueAt } from '../spec-path.ts'
import { factsOf, factsOrAssumed, imageCounts } from './data-facts.ts'
import { sizeLayers } from './layer-sizes.ts'
import { ensembleMemory } from './memory.ts'

/** Says what is wrong with the field at `path` by saying what was expected. */
type Refuse = (path: string, expected: string) => void

/** Of a spec whose every field is valid. `fields` has the labels of what can be wrong. */
export function crossIssues(spec: EnsembleSpec, fields: readonly Pick<Parameter, 'path' | 'label'>[], memoryLimitBytes: number): FieldIssue[] {
  const issues: FieldIssue[] = []
  const labels = new Map(fields.map(({ path, label }) => [path, label]))
  const refuse: Refuse = (path, expected) => { issues.push(fieldIssue({ path, label: labels.get(path) ?? path }, valueAt(spec, path), expected)) }
  checkData(spec, refuse)
  checkLayers(spec, refuse)
  checkRecurrence(spec, refuse)
  // Forecasts of what is impossible mean nothing.
  if (issues.length === 0) checkMemory(spec, memoryLimitBytes, refuse)
  return issues
}

function checkData({ data, training }: EnsembleSpec, refuse: Refuse): void {
  const { name, trainCount, testCount, validationCount, mean, sd } = data
  if (name.trim() === '') refuse('data.name', 'the name of a data set, such as "digits"')
  const facts = factsOf(name)
  const channels = facts?.image.channels ?? Math.max(mean.length, sd.length)
  const perChannel = channels === 1 ? '1 number' : `1 number, or one for each of ${channels} channels`
  if (mean.length !== 1 && mean.length !== channels) refuse('data.mean', perChannel)
  if (sd.length !== 1 && sd.length !== channels) refuse('data.sd', perChannel)
  if (facts === undefined) {
    if (trainCount > 0 && training.batch > trainCount) refuse('training.batch', `at most ${trainCount}, the number of training images`)
    return
  }
  if (validationCount >= facts.trainCount) {
    refuse('data.validationCount', `less than ${facts.trainCount}, the training images of ${name}`)
    return
  }
  const left = facts.trainCount - validationCount
  if (trainCount > left) refuse('data.trainCount', `at most ${left}, the training images of ${name}${validationCount > 0 ? ' that are not for validation' : ''}; 0 for all of them`)
  const tested = validationCount > 0 ? validationCount : facts.testCount
  if (testCount > tested) refuse('data.testCount', `at most ${tested}, the ${validationCount > 0 ? 'images for validation' : `test images of ${name}`}; 0 for all of them`)
  const { learned } = imageCounts(data)
  if (training.batch > learned) refuse('training.batch', `at most ${learned}, the number of training images`)
}

/** Of data sets whose shape is not known here, only the order of the layers can be wrong. */
function checkLayers({ data, network }: EnsembleSpec, refuse: Refuse): void {
  const { image, classes } = factsOrAssumed(data.name)
  const known = factsOf(data.name) !== undefined
  for (const { index, field, expected } of sizeLayers(image, network.layers, classes).problems) {
    if (known || field === 'type') refuse(`network.layers.${index}.${field}`, expected)
  }
}

function checkRecurrence({ network, rule }: EnsembleSpec, refuse: Refuse): void {
  if (rule.type !== 'burstprop' || network.activation !== 'sigmoid' || rule.recurrent === 'none') return
  if (!network.layers.some(({ type }) => type === 'dense')) refuse('rule.recurrent', '"none", since only dense hidden layers have recurrent input and this network has none')
}

function checkMemory(spec: EnsembleSpec, limit: number, refuse: Refuse): void {
  const { total, activity, layers } = ensembleMemory(spec)
  if (total <= limit) return
  const whole = `the spec needs ${size(total)} of memory and may have ${size(limit)}`
  if (activity > total / 2) {
    refuse('training.batch', `fewer images: ${whole}, ${size(activity)} of it for what batches of ${spec.training.batch} and the 100 images of a test do in the network`)
    return
  }
  // The output layer's size is not for the user to choose.
  const [largest = 0] = layers.slice(0, -1).map((bytes, index) => ({ bytes, index })).toSorted((a, b) => b.bytes - a.bytes).map(({ index }) => index)
  const field = spec.network.layers[largest]?.type === 'convolution' ? 'filters' : 'units'
  refuse(`network.layers.${largest}.${field}`, `fewer: ${whole}, ${size(layers[largest] ?? 0)} of it for the weights of this layer`)
}

const size = (bytes: number): string => (bytes < 2 ** 30 ? `${(bytes / 2 ** 20).toFixed(1)} MiB` : `${(bytes / 2 ** 30).toFixed(1)} GiB`)
