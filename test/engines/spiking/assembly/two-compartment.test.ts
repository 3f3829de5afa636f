/** What single pyramidal cells do, against closed forms: decay to rest, f(V_d), threshold, adaptation, the back-propagating action potential. */
import { describe, expect, it } from 'vitest'
import type { FidelitySpec, PyramidalCell } from '../../../../src-main/engines/spiking/spec.ts'
import { advance, dtMs, fidelity, fieldOf, fire, population, pyramidal, relay, setField, simulate } from '../network.ts'

const one = (cell: PyramidalCell, changed: Partial<FidelitySpec> = {}) => simulate({ cells: { cell }, populations: { cell: population('cell', 1) }, fidelity: { ...fidelity, ...changed } })

describe('a passive membrane', () => {
  it('decays to rest by 1 - dt/τ per step, each compartment with its own time constant', () => {
    const simulation = one(relay)
    setField(simulation, 'cell', 'soma', 10)
    setField(simulation, 'cell', 'dendrite', 10)
    advance(simulation, 300)
    expect(fieldOf(simulation, 'cell', 'soma')).toBeCloseTo(10 * (1 - dtMs / 16) ** 300, 4)
    expect(fieldOf(simulation, 'cell', 'dendrite')).toBeCloseTo(10 * (1 - dtMs / 7) ** 300, 4)
  })

  it('settles at I·τ/C above rest', () => {
    const simulation = one(relay)
    simulation.inject('cell', 'soma', [300])
    simulation.inject('cell', 'dendrite', [300])
    advance(simulation, 4000)
    expect(fieldOf(simulation, 'cell', 'soma')).toBeCloseTo((300 * 16) / 370, 2)
    expect(fieldOf(simulation, 'cell', 'dendrite')).toBeCloseTo((300 * 7) / 170, 2)
  })

  it('never reaches numbers so small that they are slow: below 1e-12 they are zero', () => {
    const simulation = one(relay)
    setField(simulation, 'cell', 'dendrite', 1)
    advance(simulation, 4096)
    expect(fieldOf(simulation, 'cell', 'dendrite')).toBe(0)
  })
})

describe('f(V_d)', () => {
  it('is the logistic function to 1e-6 from -170 to +80 mV', () => {
    // A soma at rest whose coupling moves it by just f(V_d) mV in one step.
    const simulation = one({ ...relay, somaCouplingPa: relay.somaCapacitancePf / dtMs })
    let worst = 0
    for (let aboveRest = -100; aboveRest <= 150; aboveRest += 0.01) {
      setField(simulation, 'cell', 'soma', 0)
      setField(simulation, 'cell', 'dendrite', aboveRest)
      const exact = 1 / (1 + Math.exp(-(fieldOf(simulation, 'cell', 'dendrite') - 32) / 6))
      simulation.advance(1)
      worst = Math.max(worst, Math.abs(fieldOf(simulation, 'cell', 'soma') - exact))
    }
    expect(worst).toBeLessThan(1e-6)
  })

  it('is still 0 and 1 far away where it is steep', () => {
    const simulation = one({ ...relay, sigmoidWidthMv: 0.5, somaCouplingPa: relay.somaCapacitancePf / dtMs })
    for (const [aboveRest, open] of [[-390, 0], [-100, 0], [31, 1 / (1 + Math.exp(2))], [32, 0.5], [140, 1], [390, 1]] as const) {
      setField(simulation, 'cell', 'soma', 0)
      setField(simulation, 'cell', 'dendrite', aboveRest)
      simulation.advance(1)
      expect(fieldOf(simulation, 'cell', 'soma'), `${aboveRest} mV above rest`).toBeCloseTo(open, 6)
    }
  })
})

describe('a spike', () => {
  const afterSpike = (cell: PyramidalCell) => {
    const simulation = one(cell)
    fire(simulation, 'cell', [0])
    return simulation
  }

  it('resets the soma and leaves the dendrite', () => {
    const simulation = one(relay)
    setField(simulation, 'cell', 'dendrite', 5)
    fire(simulation, 'cell', [0])
    expect(fieldOf(simulation, 'cell', 'soma')).toBe(0)
    expect(fieldOf(simulation, 'cell', 'dendrite')).toBeCloseTo(5 * (1 - dtMs / 7), 5)
  })

  it('raises the threshold by 2 mV, which relaxes by 1 - dt/27 ms per step', () => {
    const simulation = afterSpike({ ...relay, thresholdJumpMv: 2 })
    const excess = () => fieldOf(simulation, 'cell', 'threshold') * simulation.stored('cell').threshold
    expect(excess()).toBeCloseTo(2 * (1 - dtMs / 27), 5)
    advance(simulation, 700)
    expect(excess()).toBeCloseTo(2 * (1 - dtMs / 27) ** 701, 5)
  })

  it('adds 200 pA of adaptation, which decays with 100 ms', () => {
    const simulation = afterSpike({ ...relay, somaAdaptationPa: 200 })
    const adaptationPa = () => (fieldOf(simulation, 'cell', 'somaAdaptation') * simulation.stored('cell').adaptation * 370) / dtMs
    expect(adaptationPa()).toBeCloseTo(200, 3)
    advance(simulation, 1000)
    expect(adaptationPa()).toBeCloseTo(200 / Math.E, 3)
  })

  it('leaves no absolute refractory time', () => {
    const simulation = afterSpike(pyramidal)
    fire(simulation, 'cell', [0])
    expect(simulation.takeCounts('cell').spikes).toBe(2)
  })
})

describe('the back-propagating action potential', () => {
  const jumpMv = (dtMs * 2600) / 170
  const boxed: PyramidalCell = { ...relay, backpropagationPa: 2600 }

  /** Steps, counted from the spike of step 0, in which the dendrite gets the box current; `again` are steps with further spikes. */
  function boxSteps(again: readonly number[] = [], changed: Partial<FidelitySpec> = {}): number[] {
    const simulation = one(boxed, changed)
    const found: number[] = []
    for (let step = 0; step < 80; step++) {
      const before = fieldOf(simulation, 'cell', 'dendrite')
      if (step === 0 || again.includes(step)) fire(simulation, 'cell', [0])
      else simulation.advance(1)
      const gained = fieldOf(simulation, 'cell', 'dendrite') - before * (1 - dtMs / 7)
      if (gained > 1e-3) {
        expect(gained).toBeCloseTo(jumpMv, 4)
        found.push(step)
      }
    }
    return found
  }
  const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, k) => from + k)

  it('is a box that begins in the step after the spike and lasts exactly 20 steps', () => {
    expect(boxSteps()).toEqual(range(1, 20))
  })

  it('starts anew with a spike within it, and does not add up', () => {
    expect(boxSteps([10])).toEqual(range(1, 30))
    expect(boxSteps([20])).toEqual(range(1, 40))
  })

  it('comes again after it has ended', () => {
    expect(boxSteps([21])).toEqual(range(1, 41).filter((step) => step !== 21))
    expect(boxSteps([40])).toEqual([...range(1, 20), ...range(41, 60)])
  })

  it('begins 0.5 ms later where the paper is followed', () => {
    expect(boxSteps([], { backpropagationDelayMs: 0.5 })).toEqual(range(6, 25))
  })

  it('runs to its end when a spike falls into the delayed box, and the next one begins after its own delay', () => {
    expect(boxSteps([18], { backpropagationDelayMs: 0.5 })).toEqual(range(6, 43))
    expect(boxSteps([22], { backpropagationDelayMs: 0.5 })).toEqual([...range(6, 25), ...range(28, 47)])
    expect(boxSteps([22, 24], { backpropagationDelayMs: 0.5 })).toEqual([...range(6, 25), ...range(28, 49)])
  })
})
