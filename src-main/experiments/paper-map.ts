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
  planned('fig2eg', 'Fig. 2e-g', 'Dendrites steer plasticity', 'Input to the apical dendrites raises and lowers the burst probability, and the weights follow.'),
  planned('fig3', 'Fig. 3', 'Signals up and down at once', 'Depressing and facilitating synapses let events carry the bottom-up and bursts the top-down signal.'),
  planned('fig4', 'Fig. 4', 'XOR in spiking networks', 'Bursts at the output tell hidden cells how to change; three layers learn XOR.'),
  planned('fig5', 'Fig. 5', 'Approximating gradient descent', 'Averaged over ensembles, the rule follows the gradient; recurrent input keeps it linear.'),
  planned('fig6', 'Fig. 6', 'CIFAR-10 and ImageNet', 'Deep networks with learned feedback compared with backprop and feedback alignment.'),
  planned('figS1', 'Fig. S1', 'XOR under other conditions', 'Smaller ensembles, no plasticity in the hidden layer, shuffled order.'),
  planned('figS2', 'Fig. S2', 'XOR with faster averages', 'Shorter running averages and shorter examples.'),
  planned('figS3', 'Fig. S3', 'XOR with feedback of one sign', 'Both hidden populations get the same feedback.'),
  planned('figS4', 'Fig. S4', 'The rule in time', 'A rate model in continuous time learns MNIST.'),
  planned('figS5', 'Fig. S5', 'What shapes burst probability', 'Dendritic excitability, release probability and inhibition change how input becomes bursts.'),
  planned('figS6', 'Fig. S6', 'Alignment of feedback', 'Learned feedback weights turn towards the forward ones in a convolutional network.'),
  planned('figS7', 'Fig. S7', 'Early layers of ImageNet', 'Without recurrent input, linearity and angles degrade towards the input.'),
  planned('figS8', 'Fig. S8', 'MNIST', 'Test error of the rule, feedback alignment and backprop.'),
  planned('figS9', 'Fig. S9', 'Variance of burst probability', 'The spread over a population goes with the error while it learns.'),
  planned('figS10', 'Fig. S10', 'Normalising burst probability', 'Recurrent inhibition of dendrites keeps the curve in range.'),
  planned('figS11', 'Fig. S11', 'Transmitting bursts directly', 'A facilitating synapse reads bursts out.'),
  { id: 'sjostrom', figure: 'Sjöström 2001', title: 'Jittered pairings', summary: 'The slice protocol behind the frequency dependence, with jittered spikes.', presetIds: ['sjostrom'] },
]
