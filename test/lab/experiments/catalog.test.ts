import { expect, it } from 'vitest'
import { presets } from '../../../src-main/experiments/kinds.ts'
import { createCatalog } from '../../../src-main/lab/experiments/catalog.ts'
import { createCalibration } from '../../../src-main/lab/experiments/forecast.ts'

it('what the presets cost is worked out once, and follows what the machine learns', () => {
  const kept = new Map<string, unknown>()
  const calibration = createCalibration({ settings: { get: (key) => kept.get(key), set: (key, value) => { kept.set(key, value) } }, cores: 2, threads: () => undefined })
  let workedOut = 0
  const { templates } = createCatalog({ secondsOf: (hash, spec) => calibration.secondsOf(hash, () => { workedOut++; return spec() }) })
  const first = templates()
  expect(first.map(({ id }) => id)).toEqual(presets.map(({ id }) => id))
  for (const { seconds, spec } of first) expect(seconds).toBe(calibration.forecast(spec).seconds)
  const [pairing] = presets.filter(({ kind }) => kind === 'pairing')
  calibration.learn(pairing?.spec, 1000)
  expect(templates().find(({ id }) => id === pairing?.id)?.seconds).toBeCloseTo(1000)
  expect(workedOut).toBe(new Set(first.map(({ spec }) => JSON.stringify(spec))).size)
})
