/** In one sentence, whether a run follows the authors' code or the paper's text where the two differ. */
import type { Parameter } from '../../../src-main/api/contract.ts'
import { valueAt } from '../experiment/json-path.ts'

/** Undefined where the spec has no such choice. */
export function fidelityText(spec: unknown, parameters: readonly Parameter[]): string | undefined {
  const choices = parameters.filter(({ path, default: ofCode, paper }) => path.startsWith('fidelity.') && paper !== null && paper !== ofCode)
  if (choices.length === 0) return undefined
  const others = choices.filter(({ path, default: ofCode }) => valueAt(spec, path) !== ofCode)
  if (others.length === 0) return 'Where the paper and its authors\' code differ, this run follows the code, which made the published curves.'
  return `Where the paper and its authors' code differ, this run follows the code, except for: ${others.map(({ label }) => label.toLowerCase()).join(', ')}.`
}
