/** Plain JavaScript, one core: works everywhere, and slowly. */
import { nothingToRelease } from './backend.ts'
import type { Backend } from './backend.ts'
import { loadCore } from './load-core.ts'

export async function openCpuBackend(): Promise<Backend> {
  const tf = await loadCore()
  await import('@tensorflow/tfjs-backend-cpu')
  await tf.setBackend('cpu')
  return { tf, name: 'cpu', label: 'TensorFlow.js, JavaScript on one core', plainProducts: false, convolutionGradients: true, exactTanh: true, release: nothingToRelease }
}
