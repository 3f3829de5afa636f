/** `--stop-early METRIC:AFTER[:PEERS]`: which runs of a sweep end before their time. */
import { defaultPeers } from '../experiments/median-stop.ts'
import type { MedianStop } from '../experiments/median-stop.ts'
import { LabError } from '../lab/errors.ts'

/** Throws a LabError for text that is no rule. Which measures there are, and what counts can be, the sweep says. */
export function medianStopOf(text: string): MedianStop {
  const found = /^([^:]+):(\d+)(?::(\d+))?$/.exec(text.trim())
  if (found === null) throw new LabError('BAD_REQUEST', `--stop-early is "${text}"; expected METRIC:AFTER or METRIC:AFTER:PEERS with whole numbers of epochs and runs, e.g. testErrorPct:5:3.`)
  const [, metric = '', afterEpochs, peers] = found
  return { metric: metric.trim(), afterEpochs: Number(afterEpochs), peers: peers === undefined ? defaultPeers : Number(peers) }
}
