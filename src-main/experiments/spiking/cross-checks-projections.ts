/** Projections and learning rules. */
import type { ProjectionSpec, SpikingSpec } from '../../engines/spiking/spec.ts'
import { checkSteps } from './cross-checks-cells.ts'
import type { Refuse } from './cross-checks.ts'
import { cellOf, hasDendrite } from './cross-checks-words.ts'

export function checkLearningRules({ plasticity }: SpikingSpec, refuse: Refuse): void {
  for (const [name, { minRateHz, maxRateHz, minWeight, maxWeight }] of Object.entries(plasticity)) {
    if (name === 'none') refuse(`plasticity.${name}`, 'another name: "none" means that there is no plasticity')
    if (maxRateHz <= minRateHz) refuse(`plasticity.${name}.maxRateHz`, `more than the lowest rate, ${minRateHz} Hz`)
    if (maxWeight <= minWeight) refuse(`plasticity.${name}.maxWeight`, `more than the smallest weight, ${minWeight}`)
  }
}

export function checkProjections(spec: SpikingSpec, refuse: Refuse): void {
  for (const [name, projection] of Object.entries(spec.projections)) {
    const path = `projections.${name}`
    checkEnds(spec, projection, path, refuse)
    checkWiring(spec, projection, path, refuse)
    if (projection.plasticity !== 'none') checkPlastic(spec, projection, path, refuse)
    checkSteps(spec.dtMs, { [`${path}.delayMs`]: projection.delayMs }, refuse)
  }
}

function checkEnds(spec: SpikingSpec, { source, target, compartment, transmits, sources }: ProjectionSpec, path: string, refuse: Refuse): void {
  const from = cellOf(spec, source)
  if (transmits !== 'spikes' && !hasDendrite(from)) refuse(`${path}.transmits`, `"spikes", since the cells of ${source} are not pyramidal and know neither events nor bursts`)
  if (compartment === 'dendrite' && !hasDendrite(cellOf(spec, target))) refuse(`${path}.compartment`, `"soma", since the cells of ${target} have no dendrite`)
  if (sources === 'private' && from?.model !== 'poisson') refuse(`${path}.sources`, `"shared", since only Poisson populations can be private and ${source} is none`)
}

function checkWiring(spec: SpikingSpec, { source, target, connectivity, probability, sources, shortTerm }: ProjectionSpec, path: string, refuse: Refuse): void {
  // Of a stand-in for many sources no one knows which of them fired last.
  if (sources === 'private' && shortTerm !== 'none') refuse(`${path}.shortTerm`, '"none", since private sources have no short-term plasticity')
  if (connectivity !== 'oneToOne') return
  const [from, to] = [spec.populations[source]?.size, spec.populations[target]?.size]
  if (source === target) refuse(`${path}.connectivity`, '"bernoulli", since no neuron connects to itself')
  else if (from !== to) refuse(`${path}.connectivity`, `"bernoulli", since ${source} has ${from} neurons and ${target} has ${to}`)
  if (probability !== 1) refuse(`${path}.probability`, '1, since neurons are connected one to one')
}

function checkPlastic({ plasticity }: SpikingSpec, projection: ProjectionSpec, path: string, refuse: Refuse): void {
  const needs = { transmits: 'events', receptor: 'excitatory', compartment: 'soma', connectivity: 'bernoulli', shortTerm: 'none', sources: 'shared' } as const
  for (const key of Object.keys(needs) as (keyof typeof needs)[]) {
    if (projection[key] !== needs[key]) refuse(`${path}.${key}`, `"${needs[key]}", since the projection is plastic`)
  }
  const rule = plasticity[projection.plasticity]
  if (rule !== undefined && (projection.weight < rule.minWeight || projection.weight > rule.maxWeight)) {
    refuse(`${path}.weight`, `a weight from ${rule.minWeight} to ${rule.maxWeight}, as its learning rule ${projection.plasticity} allows`)
  }
}
