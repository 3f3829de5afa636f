import { describe, expect, it } from 'vitest'
import { createCpuDevice } from '../../../src-main/engines/ensemble/devices/cpu/cpu-device.ts'
import { createEarlyStop } from '../../../src-main/engines/ensemble/early-stop.ts'
import { ensembleEngine } from '../../../src-main/engines/ensemble/ensemble-engine.ts'
import type { Course, EngineOutput } from '../../../src-main/engines/engine.ts'
import { inOneGo, inPieces, recorded } from '../going-on.ts'
import { digitsData, smallSpec } from './digits.ts'

const stop = (patienceEpochs: number, minImprovementPct: number) => createEarlyStop({ epochs: 100, batch: 32, patienceEpochs, minImprovementPct })
const endsAfter = (errors: readonly number[], ...of: Parameters<typeof stop>): number => {
  const early = stop(...of)
  return errors.findIndex((error) => early.ends(error)) + 1
}

describe('an early end of learning', () => {
  it('never comes without patience', () => {
    expect(endsAfter([50, 50, 50, 50, 50], 0, 0)).toBe(0)
  })

  it('comes when the error has not become smaller in so many epochs', () => {
    expect(endsAfter([50, 40, 41, 40, 39, 39, 39], 2, 0)).toBe(4)
    expect(endsAfter([50, 40, 41, 39, 40, 38, 39, 39], 2, 0)).toBe(8)
  })

  it('counts what is smaller by more than the least improvement, compared with the best so far', () => {
    expect(endsAfter([50, 49.5, 49, 48.5], 2, 1)).toBe(3)
    expect(endsAfter([50, 48.9, 47.8, 46.7], 2, 1)).toBe(0)
  })

  it('takes an error that is no number for none', () => {
    expect(endsAfter([50, NaN, NaN], 2, 0)).toBe(3)
  })

  it('goes on counting from a checkpoint', () => {
    const [first, second] = [stop(2, 0), stop(2, 0)]
    first.ends(40)
    first.ends(41)
    second.restore(first.save())
    expect(second.ends(42)).toBe(true)
  })
})

describe('a run with patience', () => {
  const data = digitsData({ train: 64, test: 100 })
  // Rates of zero: nothing is ever learned.
  const idle = smallSpec({ optimiser: { hiddenRate: 0, outputRate: 0, decay: 0 }, rule: { recurrent: 'none' }, training: { epochs: 8, patienceEpochs: 3 } })
  const start = async function* (course: Course): AsyncGenerator<EngineOutput> {
    const device = createCpuDevice({ threads: 1 })
    yield* ensembleEngine(idle, 1, { device, data }, course)
    device.close()
  }

  it('ends before its last epoch, and says so in its log, its metrics and as its outcome', async () => {
    const outputs = await inOneGo(start)
    const told = expect.stringMatching(/^stopped early after epoch 4 of 8: the test error was [\d.]+ % at its best and did not become smaller by more than 0 percentage points in 3 epochs$/) as unknown
    expect(outputs.filter(({ type }) => type === 'log').at(-1)).toEqual({ type: 'log', text: told })
    expect(outputs.at(-1)).toEqual({ type: 'early-end', text: told })
    expect(outputs).toContainEqual({ type: 'metric', name: 'epochs until it stopped early', value: 4 })
  })

  it('ends at the same epoch when it was stopped on the way', async () => {
    expect(recorded((await inPieces(2, start)).outputs)).toEqual(recorded(await inOneGo(start)))
  })
})
