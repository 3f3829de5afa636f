/** Specs of ensemble networks, as a draft may have them. */

export const convolution = (filters: number, kernel: number, stride: number) => ({ type: 'convolution', filters, kernel, stride, padding: 0 })

export const ensembleSpec = {
  kind: 'ensemble', data: { name: 'cifar10' }, rule: { type: 'burstprop', feedback: 'learned', recurrent: 'learned' },
  network: { activation: 'sigmoid', layers: [{ type: 'dense', units: 500 }] as readonly object[] },
}

export const network = (layers: readonly object[], more: object = {}) => ({ ...ensembleSpec, network: { ...ensembleSpec.network, layers, ...more } })
