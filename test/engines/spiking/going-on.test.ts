/** Spiking runs that are stopped and gone on with: bit for bit what they would have been. */
import { describe, expect, it } from 'vitest'
import { spikingEngine } from '../../../src-main/engines/spiking/spiking-engine.ts'
import type { Course, EngineOutput } from '../../../src-main/engines/engine.ts'
import { inOneGo, inPieces, recorded, until } from '../going-on.ts'
import { experiment } from './small-experiment.ts'

const start = (course: Course): Iterable<EngineOutput> => spikingEngine(experiment, 1, course)

describe('a spiking run', () => {
  it.each([7, 50])('that is stopped at every %ith moment records what it would have recorded', async (every) => {
    const whole = await inOneGo(start)
    const { outputs, pieces } = await inPieces(every, start)
    expect(pieces).toBeGreaterThan(5)
    expect(recorded(outputs)).toEqual(recorded(whole))
  })

  it('records the same whether or not it leaves checkpoints', async () => {
    expect(recorded(await inOneGo(start, () => true))).toEqual(recorded(await inOneGo(start)))
  })

  it('refuses a checkpoint of another network, or of another place in it', async () => {
    const { state } = await until(3, null, start)
    if (state === null) throw new Error('no checkpoint')
    const smaller = { ...experiment, populations: { ...experiment.populations, pool: { ...experiment.populations['pool'], size: 500 } } } as typeof experiment
    expect(() => [...spikingEngine(smaller, 1, { from: state, wants: () => false })]).toThrow(/^The checkpoint has \d+ bytes; expected \d+: it is of another network\.$/)
    const moved = { ...state, position: { ...state.position, step: 1 } }
    expect(() => [...spikingEngine(experiment, 1, { from: moved, wants: () => false })]).toThrow(/is at step \d+; expected 1: it is of another run/)
  })
})
