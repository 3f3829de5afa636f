/** Checkpoints of the rate model: going on from one equals never having stopped; one of another network is refused. */
import { describe, expect, it } from 'vitest'
import type { Course } from '../../../src-main/engines/engine.ts'
import { rateEngine } from '../../../src-main/engines/rate/rate-engine.ts'
import type { RateSpec } from '../../../src-main/engines/rate/spec.ts'
import { inOneGo, inPieces, recorded, until } from '../going-on.ts'
import { smallImages } from './small-images.ts'
import { smallSpec } from './small-spec.ts'

const longer: RateSpec = { ...smallSpec, training: { ...smallSpec.training, epochs: 3 }, recording: { ...smallSpec.recording, fromExample: 15, durationS: 150 } }
const engineOn = (spec: RateSpec) => (course: Course) => rateEngine(spec, 1, smallImages, course)

const networks: readonly (readonly [what: string, spec: RateSpec])[] = [
  ['as published', longer],
  ['images in random order', { ...longer, training: { ...longer.training, order: 'shuffled' } }],
  ['transported weights, always plastic', { ...longer, network: { hiddenUnits: 6, feedback: 'transported' }, rule: { ...longer.rule, gate: 'always' } }],
]

describe('a run that is stopped and gone on with', () => {
  it.each(networks)('%s: records what it would have recorded, bit for bit', async (_what, spec) => {
    const start = engineOn(spec)
    const { outputs, pieces } = await inPieces(1, start)
    // Within and after each of the first two epochs, and within the last.
    expect(pieces).toBe(6)
    expect(recorded(outputs)).toEqual(recorded(await inOneGo(start)))
  })

  it('records the same whether or not it leaves checkpoints', async () => {
    const start = engineOn(longer)
    expect(recorded(await inOneGo(start, () => true))).toEqual(recorded(await inOneGo(start)))
  })
})

describe('a checkpoint of another network', () => {
  it('is refused', async () => {
    const { state } = await until(1, null, engineOn(longer))
    const other = engineOn({ ...longer, network: { ...longer.network, hiddenUnits: longer.network.hiddenUnits + 1 } })
    await expect(until(1, state, other)).rejects.toThrow(/numbers in "hidden.weights"; expected \d+: it is of another network/)
  })
})
