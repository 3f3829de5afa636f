/**
 * Parameters as data: one table row feeds the form, the validator, the command line, the diff to the paper and the docs.
 */
import { z } from 'zod'

/** Shows (and requires) a parameter only where another parameter has one of these values. */
export interface ParameterCondition {
  readonly path: string
  readonly equals: readonly (string | number)[]
}

interface ParameterBase {
  /** Dotted path inside the spec, e.g. `rule.tauPreMs`. */
  readonly path: string
  readonly label: string
  /** KaTeX source of the symbol, as the paper writes it. */
  readonly symbol: string
  /** Unit as text; empty for dimensionless. */
  readonly unit: string
  /** Section of the form. */
  readonly group: string
  readonly help: string
  /** Where the value comes from: equation, figure, section or the reference implementation. */
  readonly source: string
  readonly when?: ParameterCondition
  /** A spec may be without it, and a canonical one is where it has its default: specs from before there was such a parameter stay what they were. */
  readonly optional?: true
}

export interface NumberParameter extends ParameterBase {
  readonly kind: 'number' | 'integer'
  readonly min: number
  readonly max: number
  readonly default: number
  /** The paper's value; null where the paper gives none or it depends on the figure (the preset then has it). */
  readonly paper: number | null
  /** What 0 stands for, where it is no amount: "all", "never". */
  readonly zero?: string
}

export interface NumberListParameter extends ParameterBase {
  readonly kind: 'numbers'
  /** Range of every item. */
  readonly min: number
  readonly max: number
  readonly maxItems: number
  readonly default: readonly number[]
  readonly paper: readonly number[] | null
}

export interface ChoiceParameter extends ParameterBase {
  readonly kind: 'choice'
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly default: string
  readonly paper: string | null
}

/** Any number of names out of those there are, each once. */
export interface NamesParameter extends ParameterBase {
  readonly kind: 'names'
  readonly options: readonly string[]
  readonly default: readonly string[]
  readonly paper: readonly string[] | null
}

export interface FlagParameter extends ParameterBase {
  readonly kind: 'flag'
  readonly default: boolean
  readonly paper: boolean | null
}

/** Words for people; no number depends on them. */
export interface TextParameter extends ParameterBase {
  readonly kind: 'text'
  readonly maxLength: number
  readonly default: string
  readonly paper: string | null
}

export type Parameter = NumberParameter | NumberListParameter | ChoiceParameter | NamesParameter | FlagParameter | TextParameter

/** As the form shows it: a choice by its label; everything else is what it is. */
export const shownValue = (parameter: Parameter, value: unknown): unknown =>
  (parameter.kind === 'choice' ? parameter.options.find((option) => option.value === value)?.label ?? value : value)

/** "Hz" → " Hz", "" → "". */
const withUnit = (unit: string): string => (unit === '' ? '' : ` ${unit}`)

/** What a valid value looks like, in words; used by every error message about this parameter. */
export function describeExpected(parameter: Parameter): string {
  const unit = withUnit('unit' in parameter ? parameter.unit : '')
  switch (parameter.kind) {
    case 'number':
      return `a number from ${parameter.min} to ${parameter.max}${unit}`
    case 'integer':
      return `a whole number from ${parameter.min} to ${parameter.max}${unit}`
    case 'numbers':
      return `1 to ${parameter.maxItems} numbers from ${parameter.min} to ${parameter.max}${unit}`
    case 'choice':
      return parameter.options.length === 0 ? 'a name, of which there is none yet' : `one of ${quoted(parameter.options.map((option) => option.value))}`
    case 'names':
      return parameter.options.length === 0 ? 'an empty list, since there is nothing to name' : `a list of names out of ${quoted(parameter.options)}, each once`
    case 'flag':
      return 'true or false'
    case 'text':
      return `text of at most ${parameter.maxLength} characters`
  }
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')

/** The zod schema of one number, with the expectation as its message. */
export function numberSchema(parameter: NumberParameter): z.ZodNumber {
  const message = describeExpected(parameter)
  const base = parameter.kind === 'integer' ? z.int(message) : z.number(message)
  return base.min(parameter.min, message).max(parameter.max, message)
}

/** The zod schema of a list of numbers, with the expectation as its message. */
export function numberListSchema(parameter: NumberListParameter): z.ZodArray<z.ZodNumber> {
  const message = describeExpected(parameter)
  const item = z.number(message).min(parameter.min, message).max(parameter.max, message)
  return z.array(item, message).min(1, message).max(parameter.maxItems, message)
}
