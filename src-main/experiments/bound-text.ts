/** A bound of the verdict table in signs, for tables without room for words. */
import type { VerdictRow } from './figure.ts'

/** "below 85, above 20.1" as "< 85, > 20.1"; null for a row whose reference is a value, with a tolerance around it. */
export const boundText = ({ bound, toleranceNote }: Pick<VerdictRow, 'bound' | 'toleranceNote'>): string | null =>
  (bound === undefined ? null : toleranceNote.replaceAll('above ', '> ').replaceAll('below ', '< '))
