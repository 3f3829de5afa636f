/** Ensemble specs of earlier forms, in the present one. */
import { isRecord } from '../spec-schema.ts'

/** Of the spec's form; a change of it comes with a step from the one before. */
export const ensembleVersion = 2

/** Any JSON value; what is no spec of an earlier form stays as it is. Version 1 knew no early end. */
export function ensembleUpToDate(value: unknown): unknown {
  if (!isRecord(value) || value['kind'] !== 'ensemble' || value['version'] !== 1) return value
  const { training } = value
  return { ...value, version: 2, ...(isRecord(training) ? { training: { patienceEpochs: 0, minImprovementPct: 0, ...training } } : {}) }
}
