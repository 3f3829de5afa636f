/** Whole trainings of small networks on the generated digits: what is recorded, that it learns, and that equal seeds give equal numbers. */
import { describe, expect, it } from 'vitest'
import type { EngineOutput } from '../../../src-main/engines/engine.ts'
import { createCpuDevice } from '../../../src-main/engines/ensemble/devices/cpu/cpu-device.ts'
import { createReferenceDevice } from '../../../src-main/engines/ensemble/devices/reference/reference-device.ts'
import type { Device } from '../../../src-main/engines/ensemble/device.ts'
import { ensembleEngine } from '../../../src-main/engines/ensemble/ensemble-engine.ts'
import type { EnsembleSpec } from '../../../src-main/engines/ensemble/spec.ts'
import { digitsData, smallSpec } from './digits.ts'

type Rows = ReadonlyMap<string, readonly (readonly number[])[]>

async function train(spec: EnsembleSpec, { seed = 1, device = createCpuDevice({ threads: 1 }), train: count = 2000 }: { readonly seed?: number; readonly device?: Device; readonly train?: number } = {}): Promise<Rows> {
  const rows = new Map<string, number[][]>()
  const keep = (output: EngineOutput): void => {
    if (output.type !== 'rows') return
    const known = rows.get(output.series) ?? []
    rows.set(output.series, known)
    expect(output.values).toHaveLength(output.columns.length)
    known.push([...output.values])
  }
  for await (const output of ensembleEngine(spec, seed, { device, data: digitsData({ seed, batch: spec.training.batch, train: count }) })) keep(output)
  device.close()
  return rows
}

/** Steps large enough for a small task. */
const quick = { optimiser: { hiddenRate: 0.3, outputRate: 0.1 } } as const

const errorsOf = (rows: Rows): number[] => (rows.get('errors') ?? []).map(([, , , error = NaN]) => error)
const column = (rows: Rows, series: string, layer: number, index: number): number[] => (rows.get(series) ?? []).filter((row) => row[1] === layer).map((row) => row[index] ?? NaN)

describe('burstprop with learned feedback', () => {
  it('learns the digits, and its feedback weights turn towards the weights', async () => {
    const rows = await train(smallSpec({ ...quick, network: { layers: [{ type: 'dense', units: 100 }] }, training: { epochs: 4, batch: 4 } }))
    const errors = errorsOf(rows)
    expect(errors).toHaveLength(5)
    expect(errors[0]).toBeGreaterThan(75)
    expect(errors[4]).toBeLessThan(35)
    for (const layer of [2]) {
      const angles = column(rows, 'angles.weights', layer, 2)
      expect(angles).toHaveLength(5)
      expect(angles[4]).toBeLessThan((angles[0] ?? 0) - 5)
    }
  })

  it('records angles of updates and dendrites of hidden layers, before learning and after each epoch', async () => {
    const rows = await train(smallSpec({ training: { epochs: 2 } }))
    for (const series of ['angles.updates', 'dendrites']) {
      for (const layer of [1, 2]) expect(column(rows, series, layer, 0)).toEqual([0, 1, 2])
    }
    const [mean = NaN, sd = NaN] = (rows.get('dendrites') ?? [])[0]?.slice(9, 11) ?? []
    expect(mean).toBeCloseTo(0.5, 1)
    expect(sd).toBeGreaterThan(0)
  })
})

describe('distributions of weights', () => {
  const recording = { weightDistributions: true } as const
  const bins = (row: readonly number[] | undefined): readonly number[] => row?.slice(15) ?? []
  const layersAt = (rows: Rows, series: string): (readonly [number, number])[] => (rows.get(series) ?? []).map(([epoch = NaN, layer = NaN]) => [epoch, layer])

  it('are recorded of every matrix of its own, before learning and after each epoch', async () => {
    const rows = await train(smallSpec({ recording, training: { epochs: 2 } }))
    expect(layersAt(rows, 'weights')).toEqual([0, 1, 2].flatMap((epoch) => [1, 2, 3].map((layer) => [epoch, layer])))
    expect(layersAt(rows, 'weights.feedback')).toEqual([0, 1, 2].flatMap((epoch) => [2, 3].map((layer) => [epoch, layer])))
    expect(layersAt(rows, 'weights.recurrent')).toEqual([0, 1, 2].flatMap((epoch) => [1, 2].map((layer) => [epoch, layer])))
    for (const row of ['weights', 'weights.feedback', 'weights.recurrent'].flatMap((series) => rows.get(series) ?? [])) {
      const [below = NaN, above = NaN] = row.slice(11, 13)
      expect(bins(row)).toHaveLength(64)
      expect(bins(row).reduce((sum, share) => sum + share, below + above)).toBeCloseTo(1, 12)
    }
    // Y is drawn with a spread of 1, W by Xavier, R within ± 0.01; then all of them change.
    const spreads = (series: string): number[] => column(rows, series, 2, 3)
    expect(spreads('weights.feedback')[0]).toBeCloseTo(1, 1)
    expect(spreads('weights')[0]).toBeCloseTo(Math.sqrt(2 / 100), 2)
    expect(spreads('weights.recurrent')[0]).toBeCloseTo(0.01 / Math.sqrt(3), 3)
    for (const series of ['weights', 'weights.feedback', 'weights.recurrent']) expect(new Set(spreads(series)).size).toBe(3)
  })

  it('tell symmetric feedback once, and rivals have weights alone', async () => {
    const symmetric = await train(smallSpec({ recording, rule: { feedback: 'symmetric', recurrent: 'none' } }))
    expect([symmetric.has('weights'), symmetric.has('weights.feedback'), symmetric.has('weights.recurrent')]).toEqual([true, false, false])
    const rival = await train(smallSpec({ recording, rule: { type: 'backprop' } }))
    expect([rival.has('weights'), rival.has('weights.feedback')]).toEqual([true, false])
  })

  it('change nothing else, and are not there unless they are chosen', async () => {
    const [without, rows] = [await train(smallSpec()), await train(smallSpec({ recording }))]
    expect([...without.keys()].filter((series) => series.startsWith('weights'))).toEqual([])
    for (const [series, values] of without) expect(rows.get(series)).toEqual(values)
  })
})

describe('the training error of an epoch', () => {
  it('is over all its batches, however often it is told meanwhile', async () => {
    const trainErrors = async (everySteps: number): Promise<number[]> => ((await train(smallSpec({ recording: { everySteps } }))).get('errors') ?? []).map(([, error = NaN]) => error)
    expect(await trainErrors(7)).toEqual(await trainErrors(0))
  })
})

describe('its rivals', () => {
  it('backprop learns too, and has no feedback weights to tell angles of', async () => {
    const rows = await train(smallSpec({ rule: { type: 'backprop' }, optimiser: { hiddenRate: 2, outputRate: 2, decayKind: 'coupled', gradient: 'mean', decay: 1e-6 }, initial: { gain: 3.6 }, training: { epochs: 3, batch: 4 } }))
    const errors = errorsOf(rows)
    expect(errors[3]).toBeLessThan((errors[0] ?? 0) - 30)
    expect(rows.has('angles.weights')).toBe(false)
    expect(rows.has('dendrites')).toBe(false)
  })

  // All layers at once teaches the output layer only, so that only it is given a rate; one layer per batch teaches all.
  it.each([['simultaneous', 0, 0.01], ['oneLayerPerBatch', 0.003, 0.003]] as const)('node perturbation, %s, makes the loss smaller', async (perturbation, hiddenRate, outputRate) => {
    const rows = await train(smallSpec({
      network: { layers: [{ type: 'dense', units: 30 }] }, rule: { type: 'nodePerturbation', perturbation }, optimiser: { hiddenRate, outputRate }, training: { epochs: 3, batch: 8 },
    }), { train: 1000 })
    const losses = (rows.get('errors') ?? []).map(([, , , , loss = NaN]) => loss)
    expect(losses).toHaveLength(4)
    expect(losses[3]).toBeLessThan(0.75 * (losses[0] ?? 0))
  })

  it('fixed feedback stays, and learned feedback turns further towards the weights', async () => {
    const [learned, fixed] = [await train(smallSpec({ training: { epochs: 3 } })), await train(smallSpec({ rule: { feedback: 'fixed' }, training: { epochs: 3 } }))]
    const last = (rows: Rows): number => column(rows, 'angles.weights', 2, 2).at(-1) ?? NaN
    expect(last(learned)).toBeLessThan(last(fixed))
  })
})

describe('another network', () => {
  it('with a convolution learns with burstprop', async () => {
    const layers = [{ type: 'convolution', filters: 8, kernel: 4, stride: 2, padding: 0 }, { type: 'dense', units: 60 }] as const
    const errors = errorsOf(await train(smallSpec({ network: { layers }, optimiser: { outputRate: 0.05 }, training: { epochs: 4, batch: 4 } })))
    expect(errors[4]).toBeLessThan((errors[0] ?? 0) - 15)
  })

  it('with ReLU and softmax learns with burstprop and κ = 1e-5', async () => {
    const errors = errorsOf(await train(smallSpec({
      network: { layers: [{ type: 'dense', units: 60 }], activation: 'relu', kappa: 1e-5 }, rule: { recurrent: 'none' },
      optimiser: { hiddenRate: 0.01, outputRate: 0.01, momentum: 0.9, decayKind: 'coupled', decay: 1e-4 }, initial: { weights: 'kaimingNormal', feedbackSd: 0.01 }, training: { epochs: 3, batch: 8 },
    })))
    expect(errors[3]).toBeLessThan(50)
  })
})

describe('equal seeds', () => {
  it('give equal numbers on any number of threads', async () => {
    const spec = smallSpec({ recording: { everySteps: 20 } })
    const [one, two, three] = [await train(spec), await train(spec, { device: createCpuDevice({ threads: 2 }) }), await train(spec, { device: createCpuDevice({ threads: 3 }) })]
    expect(two).toEqual(one)
    expect(three).toEqual(one)
  })

  it('and others other numbers', async () => {
    expect(errorsOf(await train(smallSpec(), { seed: 2 }))).not.toEqual(errorsOf(await train(smallSpec())))
  })

  it('in 64 bits give nearly the numbers of 32 bits', async () => {
    const spec = smallSpec({ network: { layers: [{ type: 'dense', units: 20 }] } })
    const exact = (await train(spec, { device: createReferenceDevice(), train: 320 })).get('errors'), fast = (await train(spec, { train: 320 })).get('errors')
    for (const [row, values] of (exact ?? []).entries()) expect(fast?.[row]?.[4]).toBeCloseTo(values[4] ?? NaN, 4)
  })
})
