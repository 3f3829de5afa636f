/** Between what stands in a field and what stands in the draft. */
import type { Parameter } from '../../../src-main/api/contract.ts'
import { sameValue } from '../../components/read-json.ts'
import { fieldText, parseNumber, parseNumberList } from './number-text.ts'

/** The draft's value for a text: a number or a list where it is one, else the text itself, so that nothing typed is lost. */
export function valueOfText(parameter: Parameter, text: string): unknown {
  switch (parameter.kind) {
    case 'number':
    case 'integer':
      return parseNumber(text) ?? text
    case 'numbers': {
      const parsed = parseNumberList(text)
      return 'values' in parsed ? parsed.values : text
    }
    case 'flag':
      return text === 'true' ? true : text === 'false' ? false : text
    case 'names':
      return text.split(',').map((name) => name.trim()).filter((name) => name !== '')
    case 'choice':
    case 'text':
      return text
  }
}

/** What is wrong with the text as such, in more detail than the lab can say; undefined for nothing. */
export function textProblem(parameter: Parameter, value: unknown): string | undefined {
  if (parameter.kind !== 'numbers' || typeof value !== 'string') return undefined
  const parsed = parseNumberList(value)
  return 'problem' in parsed ? parsed.problem : undefined
}

/** The text to go on with when the draft's value changed: "5." stays as typed while it still means the value. */
export const textForValue = (parameter: Parameter, text: string, value: unknown): string => (sameValue(valueOfText(parameter, text), value) ? text : fieldText(value))
