/** Valid pairing specs that tell nothing, or something else than one thinks. */
import type { PairingSpec } from '../../engines/pairing/spec.ts'
import { placeIf } from '../pitfall.ts'
import type { Pitfall } from '../pitfall.ts'

export const pairingPitfalls: readonly Pitfall<PairingSpec>[] = [
  { id: 'nothing-learns', places: ({ rule }) => placeIf(rule.learningRate === 0, 'rule.learningRate', 'more than 0, or no weight ever changes') },
  {
    // P̄ still is what it was set to, and not what the cell does.
    id: 'shorter-than-average',
    places: ({ protocol, rule }) => placeIf(
      protocol.type !== 'periodic' && protocol.durationS < rule.tauAvgS, 'rule.tauAvgS',
      `at most what a train lasts${protocol.type === 'periodic' ? '' : `, ${protocol.durationS} s`}: the running averages of Eqs. 4 and 5 hardly leave where they start`),
  },
  {
    id: 'no-bursts-possible',
    places: ({ protocol, rule }) => {
      switch (protocol.type) {
        case 'periodic': return []
        case 'poisson': return placeIf(protocol.refractoryMs >= rule.burstThresholdMs, 'rule.burstThresholdMs', `more than the refractory time, ${protocol.refractoryMs} ms: no two spikes are near enough for a burst`)
        case 'burstPoisson': return placeIf(
          protocol.intraburstMinMs >= rule.burstThresholdMs, 'rule.burstThresholdMs', `more than the shortest interval within a burst, ${protocol.intraburstMinMs} ms: no burst is recognised as one`)
      }
    },
  },
  {
    // A second spike after a long interval counts as an event of its own.
    id: 'bursts-split',
    places: ({ protocol, rule }) => (protocol.type === 'burstPoisson' && protocol.intraburstMinMs < rule.burstThresholdMs
      ? placeIf(
        protocol.intraburstMinMs + protocol.intraburstJitterMs > rule.burstThresholdMs, 'protocol.intraburstJitterMs',
        `at most ${Number((rule.burstThresholdMs - protocol.intraburstMinMs).toPrecision(6))} ms: longer intervals than ${rule.burstThresholdMs} ms make two events of a burst`)
      : []),
  },
  {
    id: 'one-realisation',
    places: ({ protocol }) => placeIf(protocol.realisations === 1 && (protocol.type !== 'periodic' || protocol.jitterMs > 0), 'protocol.realisations', 'several: the spikes are random, and one realisation tells nothing of their spread'),
  },
]
