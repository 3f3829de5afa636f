/** The form of an experiment, from its kind's parameters and its draft alone. */
import type { Parameter, SpecIssue } from '../../../src-main/api/contract.ts'
import { parameterText } from '../run/spec-rows.ts'
import { sameValue } from '../../components/read-json.ts'
import { valueAt, withValueAt } from './json-path.ts'

export interface FormField {
  readonly parameter: Parameter
  readonly value: unknown
  readonly baseline: unknown
  /** What to call the difference; undefined where the value is the baseline's. */
  readonly badge: string | undefined
  /** The paper's value as text; undefined where the paper gives none. */
  readonly paper: string | undefined
  /** What the lab says about this value. */
  readonly errors: readonly string[]
}

export interface FormGroup {
  readonly title: string
  /** The preset has nothing of it. */
  readonly added: boolean
  readonly fields: readonly FormField[]
}

export interface FormModel {
  readonly groups: readonly FormGroup[]
  /** Messages about nothing that has a field. */
  readonly otherErrors: readonly string[]
}

export interface FormSource {
  readonly parameters: readonly Parameter[]
  readonly draft: unknown
  /** The preset's spec; null or undefined where there is none to differ from. */
  readonly baseline: unknown
  readonly issues: readonly SpecIssue[]
}

/** Fields in the order of the parameters, under their groups, without those whose condition doesn't hold. */
export function formModel({ parameters, draft, baseline, issues }: FormSource): FormModel {
  // An answer of the lab is about the draft it was given: what was edited since is judged anew in a moment.
  const current = issues.filter((issue) => sameValue(valueAt(draft, issue.path), issue.value))
  const shown = parameters.filter((parameter) => applies(parameter, draft))
  const fields = shown.map((parameter): FormField => {
    const value = settingAt(parameter, draft)
    const usual = baseline === null || baseline === undefined ? undefined : settingAt(parameter, baseline)
    return {
      parameter, value, baseline: usual,
      badge: usual === undefined || sameValue(value, usual) ? undefined : badgeText(parameter, usual),
      paper: parameter.paper === null ? undefined : parameterText(parameter.paper, parameter),
      errors: current.filter((issue) => belongsTo(issue.path, parameter.path)).map((issue) => issue.message),
    }
  })
  const groups = [...Map.groupBy(fields, (field) => field.parameter.group)].map(([title, members]) => ({
    title, fields: members, added: baseline !== null && baseline !== undefined && members.every((field) => field.baseline === undefined),
  }))
  const other = issues.filter((issue) => !shown.some((parameter) => belongsTo(issue.path, parameter.path)))
  return { groups, otherErrors: other.map((issue) => issue.message) }
}

/** Does the parameter's condition hold in this draft? */
export function applies(parameter: Parameter, draft: unknown): boolean {
  const { when } = parameter
  return when === undefined || when.equals.some((expected) => sameValue(expected, valueAt(draft, when.path)))
}

/** The value of a parameter; where a spec may be without it and is, its default. */
export const settingAt = (parameter: Parameter, spec: unknown): unknown => valueAt(spec, parameter.path) ?? (parameter.optional === true ? parameter.default : undefined)

/** A copy of the draft with defaults for what a choice has brought into the form; what it took out of it stays. */
export function withDefaults(draft: unknown, parameters: readonly Parameter[]): unknown {
  return parameters.reduce((filled, parameter) => (
    parameter.optional !== true && applies(parameter, filled) && valueAt(filled, parameter.path) === undefined ? withValueAt(filled, parameter.path, parameter.default) : filled
  ), draft)
}

/** "a number from 0 to 200 Hz", for the field's help. */
export function rangeText(parameter: Parameter): string {
  const unit = parameter.unit === '' ? '' : ` ${parameter.unit}`
  switch (parameter.kind) {
    case 'number':
      return `${parameter.min} to ${parameter.max}${unit}`
    case 'integer':
      return `whole numbers, ${parameter.min} to ${parameter.max}${unit}`
    case 'numbers':
      return `1 to ${parameter.maxItems} numbers, each ${parameter.min} to ${parameter.max}${unit}`
    case 'choice':
      return parameter.options.map((option) => option.label).join(', ')
    case 'names':
      return parameter.options.length === 0 ? 'nothing to name yet' : `any of ${parameter.options.join(', ')}`
    case 'flag':
      return 'yes or no'
    case 'text':
      return `at most ${parameter.maxLength} characters`
  }
}

function badgeText(parameter: Parameter, baseline: unknown): string {
  const isPaper = parameter.paper !== null && sameValue(parameter.paper, baseline)
  return isPaper ? 'differs from the paper' : 'differs from the preset'
}

const belongsTo = (path: string, field: string): boolean => path === field || path.startsWith(`${field}.`)
