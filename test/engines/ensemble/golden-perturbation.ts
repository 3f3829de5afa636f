/** Runs a golden case of node perturbation on a device, with the noise of the authors' code, and says how far each listed number is off. */
import type { Device } from '../../../src-main/engines/ensemble/device.ts'
import { inputOf } from '../../../src-main/engines/ensemble/forward.ts'
import { createActivity, itemOf } from '../../../src-main/engines/ensemble/network.ts'
import type { Activity, Network } from '../../../src-main/engines/ensemble/network.ts'
import { learnLayer } from '../../../src-main/engines/ensemble/rules/learn-layer.ts'
import { createPerturbation, nodePerturbations } from '../../../src-main/engines/ensemble/rules/node-perturbation.ts'
import type { Perturbation, Perturbed } from '../../../src-main/engines/ensemble/rules/node-perturbation.ts'
import { activations, weightsOf } from './golden.ts'
import type { GoldenCase, GoldenLayer, GoldenSubstep, GoldenTensor } from './golden.ts'
import { deviation, optimiserDescent, startNetwork } from './golden-run.ts'
import type { Deviation } from './golden-run.ts'

type Note = (what: string, found: ArrayLike<number>, expected: ArrayLike<number>) => void

export async function runGoldenPerturbation(golden: GoldenCase, device: Device): Promise<Deviation[]> {
  const network = startNetwork(golden, 'np', device)
  const { batch } = network.spec.training
  const activity = createActivity(network, batch, false)
  const room = createPerturbation(network, batch)
  const deviations: Deviation[] = []
  let before: readonly GoldenLayer[] = golden.initial
  for (const [step, { input, target, substeps = [] }] of golden.steps.entries()) {
    device.write(activity.input, activations(input))
    device.write(activity.target, activations(target))
    const noise = (index: number, substep: number): Float64Array => activations(listed(itemOf(itemOf(substeps, substep).layers, index), 'xi'))
    let substep = 0
    for await (const perturbed of nodePerturbations(network, activity, { descent: (index) => optimiserDescent(golden, index, false), noise, step, room })) {
      const note: Note = (what, found, expected) => { deviations.push({ what: `step ${step + 1}, substep ${substep + 1}, ${what}`, relative: deviation(found, expected) }) }
      const expected = itemOf(substeps, substep)
      await withoutConsequence(network, activity, room, before, expected.perturbed_layer)
      await compare(network, { activity, room, perturbed }, expected, note)
      before = expected.layers.map(({ after_update }) => after_update)
      substep++
    }
    if (substep !== substeps.length) throw new Error(`${substep} perturbations in step ${step + 1}; expected ${substeps.length}`)
  }
  return deviations
}

/** The authors' code also perturbs layers whose e' nothing depends on; we leave them out, and make up for it here. */
async function withoutConsequence({ device, spec, layers }: Network, activity: Activity, { potentials, noise, eventRates }: Perturbation, before: readonly GoldenLayer[], perturbed: number | undefined): Promise<void> {
  const { activation } = spec.network
  for (let index = 0; index < (perturbed ?? layers.length - 1); index++) {
    const weights = device.tensor(itemOf(layers, index).rows, itemOf(layers, index).columns), bias = device.tensor(1, weights.rows)
    device.write(weights, weightsOf(listed(itemOf(before, index), 'weight'), layers, index))
    device.write(bias, activations(listed(itemOf(before, index), 'bias')))
    const x = perturbed === undefined || index === 0 ? inputOf(activity, index) : itemOf(eventRates, index - 1)
    device.affine({ x, weights, bias, out: itemOf(potentials, index), activation: null })
    device.perturb({ x: itemOf(potentials, index), noise: itemOf(noise, index), out: itemOf(eventRates, index), activation })
  }
  await device.finish()
}

async function compare(network: Network, { activity, room, perturbed }: { readonly activity: Activity; readonly room: Perturbation; readonly perturbed: Perturbed }, expected: GoldenSubstep, note: Note): Promise<void> {
  const { device, layers, parameters, spec } = network
  note('E', [perturbed.loss], [expected.E])
  note('E with noise', [perturbed.perturbedLoss], [expected.E_perturb])
  const strength = (perturbed.loss - perturbed.perturbedLoss) / spec.rule.perturbationSd ** 2
  for (const [index, layer] of expected.layers.entries()) {
    const of = (what: string): string => `layer ${index + 1}, ${what}`
    const golden = (name: string): Float64Array => activations(listed(layer, name))
    const xi = await device.read(itemOf(room.noise, index))
    note(of('input'), await device.read(inputOf(activity, index)), golden('input'))
    note(of('y'), await device.read(itemOf(room.potentials, index)), golden('y'))
    note(of('e'), await device.read(itemOf(activity.eventRates, index)), golden('e'))
    note(of('noise'), xi, golden('xi'))
    note(of('e with noise'), await device.read(itemOf(room.eventRates, index)), golden('e_perturb'))
    note(of('delta'), xi.map((value) => -strength * value), golden('delta'))
    const gradient = await gradients(network, activity, index, room, strength)
    note(of('gradient of the weights'), gradient.weights, weightsOf(listed(layer, 'grad_weight'), layers, index))
    note(of('gradient of the biases'), gradient.bias, golden('grad_bias'))
    const own = itemOf(parameters, index), after = layer.after_update
    note(of('weights after the update'), await device.read(own.weights), weightsOf(listed(after, 'weight'), layers, index))
    note(of('biases after the update'), await device.read(own.bias), activations(listed(after, 'bias')))
    note(of('velocity of the weights'), await device.read(own.velocity), weightsOf(listed(after, 'velocity_weight'), layers, index))
    note(of('velocity of the biases'), await device.read(own.biasVelocity), activations(listed(after, 'velocity_bias')))
  }
}

/** As the operations that learn make them: one step of rate 1 from zero, uphill. */
async function gradients(network: Network, activity: Activity, index: number, { noise }: Perturbation, strength: number): Promise<{ readonly weights: Float64Array; readonly bias: Float64Array }> {
  const { device, layers } = network
  const { rows, columns } = itemOf(layers, index)
  const scratch = { weights: device.tensor(rows, columns), velocity: device.tensor(rows, columns), bias: device.tensor(1, rows), biasVelocity: device.tensor(1, rows), feedback: null, feedbackVelocity: null, recurrent: null }
  const parameters = network.parameters.map((own, at) => (at === index ? scratch : own))
  learnLayer({ ...network, parameters }, activity, index, itemOf(noise, index), { rate: 1, momentum: 0, decay: 0, coupled: false, scale: -strength })
  return { weights: await device.read(scratch.weights), bias: await device.read(scratch.bias) }
}

function listed(layer: GoldenLayer, name: string): GoldenTensor {
  const tensor = layer[name]
  if (tensor === undefined) throw new Error(`no ${name} in a golden layer`)
  return tensor
}
