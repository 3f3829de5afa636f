/** The data set that needs no file. Its numbers are written down: making all of it takes seconds. A test makes it and compares. */
import type { DatasetDetail } from '../types.ts'

export const generatedName = 'digits'

const counts = { train: 10_000, test: 2_000 }
const classNames = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']
const evenly = (count: number): number[] => classNames.map(() => count / classNames.length)

export const generatedDetail: DatasetDetail = {
  name: generatedName, kind: 'generated-digits', classes: classNames.length, shape: { channels: 1, height: 28, width: 28 }, counts,
  checksum: 'a49bdca001fa8c97de568a1f76671f131c1b70cdd71fb17c0c1e6381075ee0df', bytes: 0, place: 'generated', origin: null, problem: null, classNames,
  train: { count: counts.train, perClass: evenly(counts.train), mean: [0.12184612494997998], sd: [0.2380228377079112] },
  test: { count: counts.test, perClass: evenly(counts.test), mean: [0.12117748849539815], sd: [0.23699111780582283] },
}
