/** Which runs of a sweep the median stopping rule ends, and when. */
import { describe, expect, it } from 'vitest'
import { learningMeasures } from '../../src-main/engines/registry.ts'
import { bestSoFar, judgedByMedian, medianOf, medianStopIssues, ruleText, whyStopped } from '../../src-main/experiments/median-stop.ts'
import type { MedianStop } from '../../src-main/experiments/median-stop.ts'

const rule: MedianStop = { metric: 'testErrorPct', afterEpochs: 2, peers: 2 }
/** A run with these errors, from epoch 0 on. */
const run = (...errors: readonly number[]) => bestSoFar(errors.map((value, epoch) => ({ epoch, value })), 'smaller')
const judged = (own: ReturnType<typeof run>, others: readonly ReturnType<typeof run>[], change: Partial<MedianStop> = {}) => judgedByMedian({ ...rule, ...change }, 'smaller', own, others)

describe('the median stopping rule', () => {
  it('ends a run whose best so far is worse than the median of its peers at the same epoch', () => {
    expect(judged(run(90, 40, 30), [run(90, 20, 10), run(90, 30, 20, 1), run(90, 50, 40)])).toEqual({ epoch: 2, comparedAt: 2, best: 30, median: 20, peers: 3 })
    expect(judged(run(90, 20, 15), [run(90, 20, 10), run(90, 30, 20, 1), run(90, 50, 40)])).toBeNull()
  })

  it('takes the best so far: one bad epoch ends nobody', () => {
    expect(judged(run(90, 10, 80), [run(90, 20, 20), run(90, 20, 20)])).toBeNull()
  })

  it('leaves alone who is as good as the median, so that equal runs all go on', () => {
    expect(judged(run(90, 20, 20), [run(90, 20, 20), run(90, 20, 20)])).toBeNull()
  })

  it('ends nobody within the grace period', () => {
    expect(judged(run(90, 80), [run(90, 1), run(90, 1)])).toBeNull()
    expect(judged(run(), [run(90, 1), run(90, 1)])).toBeNull()
  })

  it('waits until enough peers have come as far', () => {
    const ahead = run(90, 80, 80)
    expect(judged(ahead, [run(90, 1, 1), run(90, 1)]), 'one is not there yet').toBeNull()
    expect(judged(ahead, [run(90, 1, 1), run(90, 1, 1)])).toMatchObject({ peers: 2 })
    expect(judged(ahead, [run(90, 1, 1)], { peers: 1 })).toMatchObject({ peers: 1, median: 1 })
  })

  it('compares a run that is ahead with what its peers had, the newest epoch of which there are enough', () => {
    const others = [run(90, 20, 10, 9), run(90, 20, 10), run(90, 20)]
    expect(judged(run(90, 50, 40, 30, 20), others)).toEqual({ epoch: 4, comparedAt: 2, best: 20, median: 10, peers: 2 })
    expect(judged(run(90, 50, 40, 30, 5), others), 'it has caught up meanwhile').toBeNull()
    expect(judged(run(90, 50, 40, 30, 20), others, { afterEpochs: 3 }), 'within their grace period').toBeNull()
  })

  it('takes what is no number for the worst, and a run that begins with one for as good as it becomes', () => {
    expect(judged(run(NaN, NaN, NaN), [run(90, 20, 20), run(90, 20, 20)])).toMatchObject({ best: Infinity, median: 20 })
    expect(judged(run(NaN, 5, NaN), [run(90, 20, 20), run(90, 20, 20)])).toBeNull()
    expect(judged(run(NaN, NaN, NaN), [run(NaN, NaN, NaN), run(NaN, NaN, NaN)]), 'nobody is worse than nobody').toBeNull()
  })

  it('turns round where larger is better', () => {
    const larger = (...values: readonly number[]) => bestSoFar(values.map((value, epoch) => ({ epoch, value })), 'larger')
    expect(judgedByMedian(rule, 'larger', larger(0, 5, 3), [larger(0, 9, 1), larger(0, 8, 9)])).toMatchObject({ best: 5, median: 9 })
    expect(judgedByMedian(rule, 'larger', larger(0, 9, 9), [larger(0, 9, 1), larger(0, 8, 9)])).toBeNull()
  })

  it('has a median of an odd and of an even count, infinite values included', () => {
    expect([medianOf([3, 1, 2]), medianOf([4, 1, 2, 3]), medianOf([1, Infinity]), medianOf([Infinity, Infinity]), medianOf([7])]).toEqual([2, 2.5, Infinity, Infinity, 7])
  })
})

describe('its words', () => {
  it('say why a run ended', () => {
    const [measure] = learningMeasures('ensemble')
    if (measure === undefined) throw new Error('ensembles have measures')
    expect(whyStopped({ epoch: 3, comparedAt: 3, best: 12.1, median: 8.4, peers: 7 }, measure)).toBe('stopped early after epoch 3: test error 12.1 % at its best, median of its 7 peers 8.4 %')
    expect(whyStopped({ epoch: 5, comparedAt: 3, best: Infinity, median: 0.123456, peers: 1 }, { label: 'loss', unit: '' }))
      .toBe('stopped early after epoch 5: loss not a number at its best, median of its one peer 0.1235 after epoch 3 already')
  })

  it('say what will be done', () => {
    expect(ruleText(rule, learningMeasures('rate'))).toBe('A run ends early, after epoch 2 or later, where its best test error is worse than the median of at least 2 other runs that came as far.')
  })
})

describe('a rule that cannot be followed', () => {
  const sweep = { kind: 'ensemble', measures: learningMeasures('ensemble'), runs: 4, epochs: 10 }
  const messages = (change: Partial<MedianStop>, of: Partial<typeof sweep> = {}) => medianStopIssues({ ...rule, ...change }, { ...sweep, ...of }).map(({ message }) => message)

  it('is told field by field: what it is and what was expected', () => {
    expect(messages({})).toEqual([])
    expect(messages({ metric: 'speed' })).toEqual(['Measure to stop early by is "speed"; expected one of "testErrorPct", "testLoss", "testTopFiveErrorPct", "trainErrorPct", "trainLoss".'])
    expect(messages({ afterEpochs: 0, peers: 1.5 })).toEqual(['Epochs before a run is stopped early is 0; expected a whole number of at least 1.', 'Fewest peers to stop early is 1.5; expected a whole number of at least 1.'])
  })

  it('would never end a run: too few of them, or too few epochs', () => {
    expect(messages({ afterEpochs: 10, peers: 4 })).toEqual(['Epochs before a run is stopped early is 10; expected at most 9: the longest run has 10 epochs.', 'Fewest peers to stop early is 4; expected at most 3: the sweep has 4 runs.'])
    expect(messages({}, { runs: 1, epochs: 1 })).toEqual(['Epochs before a run is stopped early is 2; expected no early stop: no run has more than one epoch.', 'Fewest peers to stop early is 2; expected no early stop: the sweep has one run.'])
  })

  it('is for a kind whose learning is not recorded', () => {
    expect(messages({}, { kind: 'pairing', measures: learningMeasures('pairing') })).toEqual(['Measure to stop early by is "testErrorPct"; expected no early stop: experiments of the kind "pairing" record no learning epoch by epoch.'])
  })
})

describe('what learning is judged by', () => {
  it('is told by the engines that have epochs, and by no others', () => {
    expect(['ensemble', 'rate', 'spiking', 'pairing', 'none'].map((kind) => learningMeasures(kind).length)).toEqual([5, 1, 0, 0, 0])
  })
})
