import { describe, expect, it } from 'vitest'
import { kindOf, presetById } from '../../src-main/experiments/kinds.ts'
import type { ExperimentSpec } from '../../src-main/experiments/kinds.ts'
import { valueAt } from '../../src-main/experiments/spec-path.ts'
import { sweepGrid, sweepPoints } from '../../src-main/experiments/sweep.ts'
import type { SweepAxis } from '../../src-main/experiments/sweep-axis.ts'

function specOf(preset: string): ExperimentSpec {
  const found = presetById(preset)
  if (found === undefined) throw new Error(`no preset ${preset}`)
  return found.spec
}

const list = (path: string, ...values: unknown[]): SweepAxis => ({ path, range: { type: 'list', values } })

function points(preset: string, ...axes: SweepAxis[]) {
  const spec = specOf(preset)
  const result = sweepGrid(kindOf(spec), spec, { axes, seedCount: 1 })
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join(' '))
  return [...sweepPoints(kindOf(spec), spec, result.grid)]
}

function complaints(preset: string, axes: readonly SweepAxis[], seedCount = 1): string[] {
  const spec = specOf(preset)
  const result = sweepGrid(kindOf(spec), spec, { axes, seedCount })
  if (!result.ok) return result.issues.map(({ message }) => message)
  return [...sweepPoints(kindOf(spec), spec, result.grid)].flatMap((point) => (point.result.ok ? [] : point.result.issues.map(({ message }) => message)))
}

const valuesOf = (preset: string, axis: SweepAxis): unknown[] => points(preset, axis).map(({ result }) => (result.ok ? valueAt(result.spec, axis.path) : 'refused'))

describe('the points of a sweep', () => {
  it('are the product of its axes, the last turning fastest, each described', () => {
    const made = points('fig2b', list('rule.tauAvgS', 5, 15), list('fidelity.integration', 'euler', 'exact'))
    expect(made.map(({ index, at, label }) => [index, at, label])).toEqual([
      [0, [0, 0], 'τavg = 5 s, Integration = As in the authors\' code (Euler)'], [1, [0, 1], 'τavg = 5 s, Integration = As in the paper (exact)'],
      [2, [1, 0], 'τavg = 15 s, Integration = As in the authors\' code (Euler)'], [3, [1, 1], 'τavg = 15 s, Integration = As in the paper (exact)'],
    ])
    expect(made.every(({ result }) => result.ok)).toBe(true)
  })

  it('differ from the spec in the swept parameters alone', () => {
    const spec = specOf('fig2b')
    for (const { result } of points('fig2b', list('rule.tauAvgS', 15))) expect(result).toEqual({ ok: true, spec })
  })

  it('run over a linear range with both ends, without the noise of binary fractions', () => {
    expect(valuesOf('fig2b', { path: 'rule.learningRate', range: { type: 'linear', from: 0.1, to: 0.5, count: 5 } })).toEqual([0.1, 0.2, 0.3, 0.4, 0.5])
  })

  it('run over a logarithmic range with equal ratios', () => {
    expect(valuesOf('fig2b', { path: 'rule.learningRate', range: { type: 'log', from: 0.001, to: 0.1, count: 5 } })).toEqual([0.001, 0.003162, 0.01, 0.03162, 0.1])
  })

  it('can be drawn: different values within the range, ascending, the same for the same seed', () => {
    const drawn = (type: 'random' | 'randomLog', seed: number, path = 'rule.learningRate') => valuesOf('fig2b', { path, range: { type, from: 1, to: 9, count: 6, seed } })
    const values = drawn('random', 1).map(Number)
    expect(values).toEqual([...new Set(values)].sort((a, b) => a - b))
    expect([values.length, values.every((value) => value >= 1 && value <= 9)]).toEqual([6, true])
    expect(drawn('random', 1)).toEqual(values)
    expect(drawn('random', 2)).not.toEqual(values)
    expect(drawn('random', 1, 'rule.tauAvgS'), 'two axes of one seed').not.toEqual(values)
    expect(drawn('randomLog', 1).map(Number)).toEqual(values.map(() => expect.any(Number)))
    expect(drawn('random', 3, 'protocol.epochs').every(Number.isInteger)).toBe(true)
  })

  it('are drawn with more digits where the ends lie near each other', () => {
    const near = valuesOf('fig2b', { path: 'rule.learningRate', range: { type: 'random', from: 1, to: 1.000001, count: 50, seed: 1 } }).map(Number)
    expect([new Set(near).size, near.every((value) => value >= 1 && value <= 1.000001)]).toEqual([50, true])
    expect(valuesOf('fig2b', { path: 'rule.learningRate', range: { type: 'random', from: 0, to: 1, count: 3, seed: 1 } })).toHaveLength(3)
  })

  it('that are drawn need a seed, two ends, and whole numbers enough', () => {
    const ask = (change: object, path = 'rule.learningRate') => complaints('fig2b', [{ path, range: { type: 'random', from: 1, to: 9, count: 6, seed: 1, ...change } }])
    expect(ask({ seed: -1 })[0]).toContain('is -1; expected a seed that is a whole number from 0 to 4294967295')
    expect(ask({ to: 1 })[0]).toContain('expected random values between two numbers, the first below the second (1)')
    expect(ask({ to: 1 + 1e-12 })[0]).toContain('is 1; expected random values between two numbers further from each other than the billionth part')
    expect(ask({ from: -1e308, to: 1e308 })[0]).toContain('expected random values between two numbers nearer to each other than')
    expect(ask({ type: 'randomLog', from: 1e-300, to: 1e300 })[0]).toContain('expected random values between two numbers nearer to each other than')
    expect(ask({ to: 3 }, 'protocol.epochs')[0]).toContain('is 6; expected at most 3 different whole numbers from 1 to 3')
  })

  it('of a whole number are whole', () => {
    expect(valuesOf('fig2b', { path: 'protocol.epochs', range: { type: 'log', from: 1, to: 100, count: 4 } })).toEqual([1, 5, 22, 100])
  })

  it('get defaults for what a swept choice brings in', () => {
    const [periodic, poisson] = points('fig2b', list('protocol.type', 'periodic', 'poisson'))
    expect(periodic?.result.ok).toBe(true)
    expect(poisson?.result.ok && valueAt(poisson.result.spec, 'protocol.refractoryMs')).toBe(2)
  })
})

describe('any kind of experiment', () => {
  it.each([
    ['fig3', 'cells.pyramidal.somaTauMs', [10, 20]], ['fig3', 'protocol.phases.1.durationMs', [1000, 2000]], ['fig3', 'fidelity.shortTerm', ['classical', 'extended']],
    ['fig5-quick-learned-recurrent', 'training.epochs', [1, 2]], ['figS4', 'rule.tauWeightS', [1, 2]],
  ] as const)('%s can be swept along %s', (preset, path, values) => {
    expect(valuesOf(preset, list(path, ...values))).toEqual([...values])
  })
})

describe('what cannot be swept', () => {
  it('is refused with the axis, the value and what was expected', () => {
    expect(complaints('fig2b', [list('rule.tauAvgS', 5, -1)])).toEqual(['Axis 1: Time constant of the running rates (rule.tauAvgS) is -1; expected a number from 0.01 to 10000 s.'])
    expect(complaints('fig2b', [list('rule.tauAvgS', 5), list('fidelity.integration', 'heun')])).toEqual(['Axis 2: Integration (fidelity.integration) is "heun"; expected one of "euler", "exact".'])
    expect(complaints('fig2b', [list('rule.none', 5)])).toEqual(['Axis 1 is "rule.none"; expected the path of a parameter of this experiment.'])
    expect(complaints('fig2b', [list('protocol.frequenciesHz', 5)])).toEqual(['Axis 1 is "protocol.frequenciesHz"; expected a parameter that is a number, a choice or a switch.'])
    expect(complaints('fig2b', [list('rule.tauAvgS', 5), list('rule.tauAvgS', 6)])).toEqual(['Axis 2 is "rule.tauAvgS"; expected each parameter on one axis only.'])
    expect(complaints('fig2b', [{ path: 'rule.tauAvgS', range: { type: 'log', from: 0, to: 1, count: 3 } }])).toEqual(['Axis 1: Time constant of the running rates (rule.tauAvgS) is 0; expected a logarithmic range between numbers above 0.'])
    expect(complaints('fig2b', [{ path: 'fidelity.integration', range: { type: 'linear', from: 0, to: 1, count: 3 } }])).toEqual(['Axis 1: Integration (fidelity.integration) is "linear"; expected a list of its options: it is one of "euler", "exact".'])
    expect(complaints('fig2b', [{ path: 'protocol.epochs', range: { type: 'linear', from: 1, to: 2, count: 4 } }])[0]).toContain('expected each value once (1 is there twice)')
    expect(complaints('fig2b', [])).toEqual(['The sweep has 0 axes; expected 1 to 3.'])
  })

  it('is more than a thousand runs', () => {
    const axis = (path: string, from: number, to: number): SweepAxis => ({ path, range: { type: 'linear', from, to, count: 20 } })
    const two = [axis('rule.tauAvgS', 1, 20), axis('rule.tauPreMs', 10, 200)]
    expect(complaints('fig2b', two, 2)).toEqual([])
    expect(complaints('fig2b', two, 3)).toEqual(['The sweep has 20 × 20 = 400 points × 3 seeds = 1,200 runs; expected at most 1,000.'])
  })

  it('is a point whose values are impossible together, told with the point', () => {
    expect(complaints('fig2b', [list('fidelity.dtMs', 0.1, 5), list('rule.tauPreMs', 50, 1)])).toEqual([
      'At dt = 5 ms, τₚᵣₑ = 1 ms: Time step (fidelity.dtMs) is 5; expected a step not longer than the shortest time constant, 1 ms.',
    ])
  })

  it('is a parameter that does nothing at some points', () => {
    expect(complaints('fig2b', [list('fidelity.integration', 'euler', 'exact'), list('fidelity.dtMs', 0.1)])).toEqual([
      'Axis 2: Time step (fidelity.dtMs) does nothing where fidelity.integration is "exact"; expected fidelity.integration to be "euler" at every point.',
    ])
  })
})
