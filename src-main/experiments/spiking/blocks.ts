/** The building blocks of spiking networks, with the values that the paper's figures give them. */
import type { NetworkBlocks, PopulationBlock } from '../blocks.ts'
import { burstPoisson, integrateAndFire, noise, poisson, population, pv, pyramidal, som } from './cells.ts'
import { axonalDelayMs, depressing, facilitating, plasticityBase } from './synapses.ts'

const dendriteNoise = noise(500, 0.05, 0.05)

/** Without the name of its cell, which an editor chooses. */
const populationOf = (...parts: Parameters<typeof population>): PopulationBlock['population'] => {
  const { size, initialSpreadMv, noise: sources } = population(...parts)
  return { size, initialSpreadMv, noise: sources }
}

export const networkBlocks: NetworkBlocks = {
  populations: [
    {
      name: 'pyr', cellName: 'pyramidal', title: 'Pyramidal cells', text: 'Two compartments with dendritic spikes, and the noise of Fig. 3.', cell: pyramidal,
      population: populationOf('pyramidal', 500, { soma: noise(500, 0.35, 0.35), dendrite: dendriteNoise }),
    },
    {
      name: 'pyrXor', cellName: 'burstPoisson', title: 'Simplified pyramidal cells', text: 'Events become bursts by chance, as in the XOR network of Fig. 4.', cell: burstPoisson,
      population: populationOf('burstPoisson', 500, { soma: noise(500, 0.35, 0.35), dendrite: dendriteNoise }),
    },
    {
      name: 'pv', cellName: 'pv', title: 'PV interneurons', text: 'Fast spiking, without adaptation, as in Fig. 3.', cell: pv,
      population: populationOf('pv', 125, { soma: noise(500, 0.75, 1.125) }),
    },
    {
      name: 'som', cellName: 'som', title: 'SOM interneurons', text: 'Adapting, inhibit dendrites, as in Fig. 3.', cell: som,
      population: populationOf('som', 125, { soma: noise(500, 0.4, 0.5) }),
    },
    {
      name: 'poisson', cellName: 'poisson', title: 'Poisson sources', text: 'Independent spike trains of 5 Hz, as the input of Fig. 2e-g.', cell: poisson(5),
      population: populationOf('poisson', 500, { spreadMv: 0 }),
    },
    {
      name: 'readOut', cellName: 'integrateAndFire', title: 'Read-out cells', text: 'Leaky integrate-and-fire, as those that read events and bursts.', cell: integrateAndFire,
      population: populationOf('integrateAndFire', 100),
    },
  ],
  shortTerm: [
    { name: 'depressing', title: 'Depressing', text: 'Passes events on.', shortTerm: depressing },
    { name: 'facilitating', title: 'Facilitating', text: 'Passes bursts on.', shortTerm: facilitating },
  ],
  plasticity: [{
    name: 'burstRule', title: 'Burst-dependent rule', text: 'Eqs. 6-8 with the values of Fig. 2e-g.',
    plasticity: { ...plasticityBase, learningRate: 3.5e-3, tauAvgS: 5, maxRateHz: 12 },
  }],
  projection: {
    compartment: 'soma', receptor: 'excitatory', transmits: 'spikes', connectivity: 'bernoulli', probability: 0.1, weight: 0.05, delayMs: axonalDelayMs,
    shortTerm: 'none', plasticity: 'none', sources: 'shared',
  },
  learning: {
    transmits: 'events', receptor: 'excitatory', compartment: 'soma', connectivity: 'bernoulli', shortTerm: 'none', sources: 'shared', delayMs: 0,
  },
}
