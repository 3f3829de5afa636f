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

const planned = (id: string, figure: string, title: string, summary: string): MapEntry => ({ id, figure, title, summary, presetIds: [] })

export const paperMap: readonly MapEntry[] = [
  { id: 'fig2b', figure: 'Fig. 2b', title: 'Pairing frequency', summary: 'Regular pairings depress below 62.5 Hz and potentiate above, where they become bursts.', presetIds: ['fig2b'] },
  { id: 'fig2c', figure: 'Fig. 2c', title: 'The threshold adapts', summary: 'With Poisson trains, the rate that separates depression from potentiation moves with the cell\'s own burst probability.', presetIds: ['fig2c-30', 'fig2c-50'] },
  { id: 'fig2d', figure: 'Fig. 2d', title: 'Bursts, not rates', summary: 'The sign of the change follows the burst probability; the event rate sets its size only.', presetIds: ['fig2d-5hz', 'fig2d-10hz'] },
  { id: 'fig2eg', figure: 'Fig. 2e-g', title: 'Dendrites steer plasticity', summary: 'Input to the apical dendrites raises and lowers the burst probability, and the weights follow.', presetIds: ['fig2eg', 'fig2eg-long'] },
  { id: 'fig3', figure: 'Fig. 3', title: 'Signals up and down at once', summary: 'Depressing and facilitating synapses let events carry the bottom-up and bursts the top-down signal.', presetIds: ['fig3'] },
  { id: 'fig4', figure: 'Fig. 4', title: 'XOR in spiking networks', summary: 'Bursts at the output tell hidden cells how to change; three layers learn XOR.', presetIds: ['fig4', 'fig4-quick'] },
  planned('fig5', 'Fig. 5', 'Approximating gradient descent', 'Averaged over ensembles, the rule follows the gradient; recurrent input keeps it linear.'),
  planned('fig6', 'Fig. 6', 'CIFAR-10 and ImageNet', 'Deep networks with learned feedback compared with backprop and feedback alignment.'),
  { id: 'figS1', figure: 'Fig. S1', title: 'XOR under other conditions', summary: 'Smaller ensembles, no plasticity in the hidden layer, shuffled order.', presetIds: ['figS1-small', 'figS1-no-hidden', 'figS1-shuffled'] },
  { id: 'figS2', figure: 'Fig. S2', title: 'XOR with faster averages', summary: 'Shorter running averages and shorter examples.', presetIds: ['figS2-2s-8s', 'figS2-2s-4s', 'figS2-half-8s'] },
  { id: 'figS3', figure: 'Fig. S3', title: 'XOR with feedback of one sign', summary: 'Both hidden populations get the same feedback.', presetIds: ['figS3'] },
  planned('figS4', 'Fig. S4', 'The rule in time', 'A rate model in continuous time learns MNIST.'),
  {
    id: 'figS5', figure: 'Fig. S5', title: 'What shapes burst probability', summary: 'Dendritic excitability, release probability and inhibition change how input becomes bursts.',
    presetIds: ['a', 'b', 'c', 'd'].flatMap((panel) => [0, 1, 2].map((member) => `figS5${panel}-${member}`)),
  },
  planned('figS6', 'Fig. S6', 'Alignment of feedback', 'Learned feedback weights turn towards the forward ones in a convolutional network.'),
  planned('figS7', 'Fig. S7', 'Early layers of ImageNet', 'Without recurrent input, linearity and angles degrade towards the input.'),
  planned('figS8', 'Fig. S8', 'MNIST', 'Test error of the rule, feedback alignment and backprop.'),
  planned('figS9', 'Fig. S9', 'Variance of burst probability', 'The spread over a population goes with the error while it learns.'),
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
