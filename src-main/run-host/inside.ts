/** Looks into a trained network: one image after another through the weights of a checkpoint, which stay at hand between two questions. */
import { writeNetwork } from '../engines/ensemble/checkpoint.ts'
import { isDeviceId } from '../engines/ensemble/device.ts'
import { forward } from '../engines/ensemble/forward.ts'
import { answersOf, lookInside } from '../engines/ensemble/inside.ts'
import { createActivity, createNetwork, itemOf } from '../engines/ensemble/network.ts'
import type { Activity, Network } from '../engines/ensemble/network.ts'
import type { EnsembleSpec } from '../engines/ensemble/spec.ts'
import { channelLast } from '../engines/ensemble/training-data.ts'
import type { Batch, TrainingData } from '../engines/ensemble/training-data.ts'
import { imageBytesOf } from '../datasets/types.ts'
import { kindOf } from '../experiments/kinds.ts'
import { assertBelongs, readCheckpoint } from '../lab/checkpoints/checkpoint-file.ts'
import { drawer } from '../lab/datasets/dataset-preview.ts'
import type { InsideAnswer, InsideQuestion } from '../lab/inside/inside-question.ts'
import type { InsideChoice } from '../lab/inside/inside-types.ts'
import { openBatches } from './batches.ts'
import { createRunResources } from './run-resources.ts'

/** Of the test set, so many can be chosen from, and fewer of large images: to find the wrong ones, all of them are looked at. */
const mostImages = 10_000
const mostBytes = 1e8
const batchSize = 100

interface Session {
  readonly file: string
  readonly at: string
  readonly classNames: readonly string[]
  readonly labels: readonly number[]
  /** What the network says to each image. */
  answers(): Promise<readonly number[]>
  image(index: number): string
  inside(index: number): ReturnType<typeof lookInside>
  close(): Promise<void>
}

let open: Session | undefined
/** One question after the other: they share the network. */
let last: Promise<unknown> = Promise.resolve()

/** Rejects with what is missing or damaged. */
export function answerInside(question: InsideQuestion): Promise<InsideAnswer> {
  const answer = last.then(() => look(question))
  last = answer.catch(() => undefined)
  return answer
}

async function look(question: InsideQuestion): Promise<InsideAnswer> {
  if (open?.file !== question.file) {
    await open?.close()
    open = undefined
    open = await openSession(question)
  }
  const { at, classNames, labels, answers, image, inside } = open
  const { choice } = question
  const matching = matchingImages(labels, choice.wrongOnly ? await answers() : null, choice)
  const place = placeIn(matching, choice.by)
  const index = matching[place]
  const facts = { at, classNames, count: labels.length, matching: matching.length }
  if (index === undefined) return { ...facts, shown: null }
  const layers = await inside(index)
  const [answer = 0] = answersOf(layers.at(-1)?.eventRate ?? new Float64Array(), classNames.length)
  return { ...facts, shown: { place, index, label: labels[index] ?? 0, answer, image: image(index), layers } }
}

/** Indices of the images that match, ascending. `answers` where only wrong ones do. */
export function matchingImages(labels: readonly number[], answers: readonly number[] | null, { label }: Pick<InsideChoice, 'label'>): number[] {
  return [...labels.keys()].filter((index) => (label === null || labels[index] === label) && (answers === null || answers[index] !== labels[index]))
}

/** Around at both ends; of an index that does not match, the place of the next one that does. */
export function placeIn(matching: readonly number[], by: InsideChoice['by']): number {
  const { length } = matching
  if (by.type === 'place') return length === 0 ? 0 : ((by.place % length) + length) % length
  const found = matching.findIndex((index) => index >= by.index)
  return found < 0 ? 0 : found
}

async function openSession({ file, belonging, spec: given, datasetsDir, threads }: InsideQuestion): Promise<Session> {
  const parsed = kindOf(given).parse(given)
  if (!parsed.ok || parsed.spec.kind !== 'ensemble') throw new Error('The run has no spec of a network of ensembles.')
  const { spec } = parsed
  const checkpoint = readCheckpoint(file)
  assertBelongs(checkpoint, belonging)
  const resources = createRunResources({ datasetsDir, threads, onDevice: () => undefined })
  try {
    const dataset = await resources.dataset(spec.data.name)
    const most = Math.min(mostImages, Math.max(1, Math.floor(mostBytes / imageBytesOf(dataset))))
    const batches = openBatches(dataset, { ...spec.data, testCount: Math.min(spec.data.testCount || most, most) }, { batch: batchSize, seed: belonging.seed })
    const device = await resources.device(isDeviceId(checkpoint.device) ? checkpoint.device : spec.device)
    const network = createNetwork(device, spec, batches.data.image, batches.data.classes)
    writeNetwork(network, checkpoint)
    const { indices, from } = batches.tested
    const draw = drawer(from, dataset)
    const answers = answersBy(network, spec, batches.data, indices.length)
    const one = createActivity(network, 1, false)
    return {
      file, at: checkpoint.label, classNames: dataset.classes, labels: Array.from(indices, (index) => from.labels[index] ?? 0), answers,
      image: (index) => draw.address(indices[index] ?? 0),
      async inside(index) {
        show(network, one, await batches.data.testBatch(index, 1))
        return lookInside(network, one)
      },
      close: async () => {
        await batches.close()
        await resources.close()
      },
    }
  } catch (error) {
    await resources.close()
    throw error
  }
}

/** Looked up once, when somebody wants to know. */
function answersBy(network: Network, { network: { layers } }: EnsembleSpec, data: TrainingData, count: number): () => Promise<readonly number[]> {
  let known: Promise<readonly number[]> | undefined
  async function compute(): Promise<readonly number[]> {
    const activities = new Map<number, Activity>()
    const answers: number[] = []
    for (let index = 0; answers.length < count; index++) {
      const batch = await data.testBatch(index, batchSize)
      const activity = activities.get(batch.size) ?? createActivity(network, batch.size, false)
      activities.set(batch.size, activity)
      show(network, activity, batch)
      forward(network, activity)
      answers.push(...answersOf(await network.device.read(itemOf(activity.eventRates, layers.length)), network.classes))
    }
    return answers.slice(0, count)
  }
  return () => (known ??= compute())
}

function show({ device, image, classes }: Network, { input, target }: Activity, { images, targets, size }: Batch): void {
  device.write(input, channelLast(images, size, image))
  device.write(target, targets.subarray(0, size * classes))
}
