/** How much a pairing spec computes and records. */
import type { PairingProtocol, PairingSpec } from '../../engines/pairing/spec.ts'
import type { WorkEstimate } from '../kind.ts'

/** Measured on one core of a 2022 server. */
const secondsPerSpike = 4e-7
/** Columns of the series, and points kept of each trajectory. */
const [changeColumns, trajectoryColumns, trajectoryPoints] = [6, 4, 200]
/** The program itself with next to nothing in it; measured with `npm run bench -- memory`. */
const programMb = 88

export function pairingWork({ protocol }: PairingSpec): WorkEstimate {
  const perCell = spikesPerCondition(protocol)
  const conditions = perCell.length
  const spikes = 2 * protocol.realisations * perCell.reduce((sum, count) => sum + count, 0)
  return {
    units: spikes, unitName: 'spikes', secondsPerUnit: secondsPerSpike,
    recordedNumbers: conditions * (protocol.realisations * changeColumns + trajectoryPoints * trajectoryColumns),
    memoryMb: programMb + (Math.max(...perCell) * 32) / 1e6,
  }
}

/** Expected spikes of one cell in one realisation, by condition. */
function spikesPerCondition(protocol: PairingProtocol): number[] {
  switch (protocol.type) {
    case 'periodic': return protocol.frequenciesHz.map(() => protocol.epochs * protocol.pairingsPerEpoch)
    case 'poisson': return protocol.ratesHz.map((rateHz) => rateHz * protocol.durationS)
    case 'burstPoisson': return protocol.burstProbabilities.map((p) => protocol.eventRateHz * (1 + p) * protocol.durationS)
  }
}
