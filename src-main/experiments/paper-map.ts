/** The paper as a map: its figures in order, and which presets reproduce them. */

export interface MapEntry {
  readonly id: string
  /** "Fig. 2b" */
  readonly figure: string
  readonly title: string
  readonly summary: string
  /** Empty where this version cannot compute the figure yet. */
  readonly presetIds: readonly string[]
}

export const paperMap: readonly MapEntry[] = [
  { id: 'fig2b', figure: 'Fig. 2b', title: 'Pairing frequency', summary: 'Regular pairings depress below 62.5 Hz and potentiate above, where they become bursts.', presetIds: ['fig2b'] },
  { id: 'fig2c', figure: 'Fig. 2c', title: 'The threshold adapts', summary: 'With Poisson trains, the rate that separates depression from potentiation moves with the cell\'s own burst probability.', presetIds: ['fig2c-30', 'fig2c-50'] },
  { id: 'fig2d', figure: 'Fig. 2d', title: 'Bursts, not rates', summary: 'The sign of the change follows the burst probability; the event rate sets its size only.', presetIds: ['fig2d-5hz', 'fig2d-10hz'] },
  { id: 'fig2eg', figure: 'Fig. 2e-g', title: 'Dendrites steer plasticity', summary: 'Input to the apical dendrites raises and lowers the burst probability, and the weights follow.', presetIds: ['fig2eg', 'fig2eg-long'] },
  { id: 'fig3', figure: 'Fig. 3', title: 'Signals up and down at once', summary: 'Depressing and facilitating synapses let events carry the bottom-up and bursts the top-down signal.', presetIds: ['fig3'] },
  { id: 'fig4', figure: 'Fig. 4', title: 'XOR in spiking networks', summary: 'Bursts at the output tell hidden cells how to change; three layers learn XOR.', presetIds: ['fig4', 'fig4-quick'] },
  {
    id: 'fig5', figure: 'Fig. 5', title: 'Approximating gradient descent', summary: 'Averaged over ensembles, the rule follows the gradient; recurrent input keeps it linear.',
    presetIds: ['fig5-fixed', 'fig5-fixed-recurrent', 'fig5-learned', 'fig5-learned-recurrent', 'fig5-quick-fixed', 'fig5-quick-fixed-recurrent', 'fig5-quick-learned', 'fig5-quick-learned-recurrent'],
  },
  {
    id: 'fig6', figure: 'Fig. 6', title: 'CIFAR-10 and ImageNet', summary: 'Deep networks with learned feedback compared with backprop and feedback alignment.',
    presetIds: ['fig6b-burstprop', 'fig6b-fixed', 'fig6b-backprop', 'fig6b-node-perturbation', 'fig6b-quick-burstprop', 'fig6b-quick-fixed', 'fig6b-quick-backprop', 'fig6b-quick-node-perturbation', 'fig6b-best-burstprop', 'fig6b-best-fixed', 'fig6b-best-backprop', 'fig6c-burstprop', 'fig6c-fixed', 'fig6c-backprop', 'fig6c-quick-burstprop', 'fig6c-quick-fixed', 'fig6c-quick-backprop'],
  },
  { id: 'figS1', figure: 'Fig. S1', title: 'XOR under other conditions', summary: 'Smaller ensembles, no plasticity in the hidden layer, shuffled order.', presetIds: ['figS1-small', 'figS1-no-hidden', 'figS1-shuffled'] },
  { id: 'figS2', figure: 'Fig. S2', title: 'XOR with faster averages', summary: 'Shorter running averages and shorter examples.', presetIds: ['figS2-2s-8s', 'figS2-2s-4s', 'figS2-half-8s'] },
  { id: 'figS3', figure: 'Fig. S3', title: 'XOR with feedback of one sign', summary: 'Both hidden populations get the same feedback.', presetIds: ['figS3'] },
  { id: 'figS4', figure: 'Fig. S4', title: 'The rule in time', summary: 'A rate model in continuous time learns MNIST.', presetIds: ['figS4', 'figS4-drawn', 'figS4-traces', 'figS4-quick'] },
  {
    id: 'figS5', figure: 'Fig. S5', title: 'What shapes burst probability', summary: 'Dendritic excitability, release probability and inhibition change how input becomes bursts.',
    presetIds: ['a', 'b', 'c', 'd'].flatMap((panel) => [0, 1, 2].map((member) => `figS5${panel}-${member}`)),
  },
  { id: 'figS6', figure: 'Fig. S6', title: 'Alignment of feedback', summary: 'Learned feedback weights turn towards the forward ones in a convolutional network.', presetIds: ['figS6', 'figS6-fixed', 'figS6-quick'] },
  { id: 'figS7', figure: 'Fig. S7', title: 'Early layers of ImageNet', summary: 'Without recurrent input, linearity and angles degrade towards the input.', presetIds: ['figS7', 'figS7-quick'] },
  { id: 'figS8', figure: 'Fig. S8', title: 'MNIST', summary: 'Test error of the rule, feedback alignment and backprop.', presetIds: ['figS8-burstprop', 'figS8-fixed', 'figS8-backprop', 'figS8-best', 'figS8-best-fixed', 'figS8-best-backprop'] },
  { id: 'figS9', figure: 'Fig. S9', title: 'Variance of burst probability', summary: 'The spread over a population goes with the error while it learns.', presetIds: ['figS9', 'figS9-quick'] },
  {
    id: 'figS10', figure: 'Fig. S10', title: 'Normalising burst probability', summary: 'Recurrent inhibition of dendrites keeps the curve in range.',
    presetIds: ['a', 'b'].flatMap((panel) => [0, 1, 2].map((member) => `figS10${panel}-${member}`)),
  },
  { id: 'figS11', figure: 'Fig. S11', title: 'Transmitting bursts directly', summary: 'A facilitating synapse reads bursts out.', presetIds: ['figS11'] },
  {
    id: 'predictions', figure: 'Predictions', title: 'What would refute the theory', summary: 'Short-term plasticity swapped, dendritic inhibition knocked out, and the spread of burst probability while a network learns.',
    presetIds: ['prediction-swapped-stp', 'prediction-no-dendritic-inhibition', 'prediction-burst-spread'],
  },
  { id: 'bench', figure: 'Single cells', title: 'One cell on the bench', summary: 'Current clamp, firing against current, and burst probability against dendritic current.', presetIds: ['bench-clamp', 'bench-fi', 'bench-bursts'] },
  { id: 'sjostrom', figure: 'Sjöström 2001', title: 'Jittered pairings', summary: 'The slice protocol behind the frequency dependence, with jittered spikes.', presetIds: ['sjostrom'] },
]
