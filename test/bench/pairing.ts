/** Fig. 2b-d at the paper's size, on one core. The authors' Python needs 857 s for the same on the machine of the reference curves. */
import { runEngine } from '../../src-main/engines/registry.ts'
import { presets } from '../../src-main/experiments/kinds.ts'
import type { PairingSpec } from '../../src-main/engines/pairing/spec.ts'
import { measure } from './measure.ts'
import type { Benchmark, Measurement } from './measure.ts'

const figures = presets.flatMap(({ id, spec }) => (spec.kind === 'pairing' && id.startsWith('fig2') ? [{ id, spec }] : []))

export const pairingBenchmark: Benchmark = {
  name: 'pairing',
  what: 'all conditions and realisations of Fig. 2b-d, engine alone, one core',
  async run() {
    const single: Measurement[] = []
    for (const { id, spec } of figures) single.push(await measure({ what: id, times: 5 }, () => drain(spec)))
    const all = await measure({ what: 'all of Fig. 2b-d', goalMs: 5000, times: 5 }, () => { for (const { spec } of figures) drain(spec) })
    const exact = await measure({ what: 'all, exact between spikes', goalMs: 5000, times: 5 }, () => { for (const { spec } of figures) drain(withExactIntegration(spec)) })
    return [...single, all, exact]
  },
}

/** Computes everything and keeps nothing. */
function drain(spec: PairingSpec): void {
  let rows = 0
  for (const output of runEngine(spec, 1)) if (output.type === 'rows') rows += output.values.length
  if (rows === 0) throw new Error('nothing was computed')
}

const withExactIntegration = (spec: PairingSpec): PairingSpec => ({ ...spec, fidelity: { integration: 'exact' } })
