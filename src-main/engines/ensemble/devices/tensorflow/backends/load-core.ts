/** TensorFlow.js itself, loaded when the first device asks for it: the one copy that all backends register with. */
import type { TensorFlow } from './backend.ts'

export async function loadCore(): Promise<TensorFlow> {
  const tf = await import('@tensorflow/tfjs-core')
  // Without it, every start advises a backend on the console.
  tf.enableProdMode()
  return tf
}
