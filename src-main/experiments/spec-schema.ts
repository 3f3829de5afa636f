/** From a table of parameters to the checking of specs: the same for every kind. */
import { z } from 'zod'
import type { FieldIssue } from './kind.ts'
import { describeExpected, numberListSchema, numberSchema } from './parameter.ts'
import type { ChoiceParameter, NamesParameter, Parameter } from './parameter.ts'
import { applies, settingAt, valueAt } from './spec-path.ts'

/** The schema of one parameter's value, with the expectation as its message. */
export function valueSchema(parameter: Parameter): z.ZodType {
  switch (parameter.kind) {
    case 'number':
    case 'integer': return numberSchema(parameter)
    case 'numbers': return numberListSchema(parameter)
    case 'choice': return choiceSchema(parameter)
    case 'names': return namesSchema(parameter)
    case 'flag': return z.boolean(describeExpected(parameter))
    case 'text': return z.string(describeExpected(parameter)).max(parameter.maxLength, describeExpected(parameter))
  }
}

const choiceSchema = (parameter: ChoiceParameter): z.ZodType => z.enum(parameter.options.map((option) => option.value) as [string, ...string[]], describeExpected(parameter))

function namesSchema(parameter: NamesParameter): z.ZodType {
  const message = describeExpected(parameter)
  return z.array(z.string().refine((name) => parameter.options.includes(name)), message).refine((names) => new Set(names).size === names.length, message)
}

/** Every parameter that applies to `value`, checked on its own. */
export function parameterIssues(parameters: readonly Parameter[], value: unknown): FieldIssue[] {
  return parameters.filter((parameter) => applies(parameter, value)).flatMap((parameter): FieldIssue[] => {
    const found = settingAt(parameter, value)
    const checked = valueSchema(parameter).safeParse(found)
    return checked.success ? [] : [fieldIssue(parameter, found, describeExpected(parameter))]
  })
}

/** More of them help no one, and a spec can have a million keys. */
export const mostIssues = 200

/** Keys that no parameter has, and that would silently do nothing. */
export function unknownKeyIssues(parameters: readonly Parameter[], value: unknown, others: readonly string[]): FieldIssue[] {
  const paths = parameters.map((parameter) => parameter.path)
  const places = new Set(paths.flatMap((path) => path.split('.').map((_, depth, keys) => keys.slice(0, depth + 1).join('.'))))
  const issues: FieldIssue[] = []
  for (const [path, found] of keyPaths(value)) {
    if (places.has(path) || others.includes(path)) continue
    if (issues.push(strangeKey(path, found, paths)) === mostIssues) break
  }
  return issues
}

/** A field that is there and should not be. */
export const strangeKey = (path: string, value: unknown, expected: readonly string[]): FieldIssue => ({
  path, label: path, value, expected: 'no such field', message: `${shortened(path, 120)} is not a field of this kind of experiment; expected only ${expected.join(', ')}.`,
})

/** The value with the parameters that apply and nothing else, its keys in the order of the table. */
export function canonicalSpec(parameters: readonly Parameter[], head: Readonly<Record<string, unknown>>, value: unknown): Record<string, unknown> {
  const spec: Record<string, unknown> = { ...head }
  for (const parameter of parameters) {
    if (!applies(parameter, value)) continue
    const keys = parameter.path.split('.')
    const last = keys.pop() ?? ''
    const place = keys.reduce<Record<string, unknown>>((at, key) => {
      const next = at[key]
      if (isRecord(next)) return next
      const made: Record<string, unknown> = {}
      at[key] = made
      return made
    }, spec)
    place[last] = valueAt(value, parameter.path)
  }
  return spec
}

/** "Learning rate (rule.learningRate) is -1; expected a number from 0 to 10." */
export function fieldIssue(parameter: Pick<Parameter, 'path' | 'label'>, value: unknown, expected: string): FieldIssue {
  const { path, label } = parameter
  const found = value === undefined ? 'is missing' : `is ${valueText(value)}`
  return { path, label, value: value ?? null, expected, message: `${path === '' ? label : `${label} (${path})`} ${found}; expected ${expected}.` }
}

/** As JSON, cut where it is long. */
function valueText(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value)
  return shortened(text, 80)
}

/** Cut where it is long, for messages. */
export const shortened = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 3)}…` : text)

/** Paths of objects and of what is in them, without list items; with the values there. */
function* keyPaths(value: unknown, prefix = ''): Generator<readonly [string, unknown], void, void> {
  if (!isRecord(value)) return
  for (const [key, item] of Object.entries(value)) {
    yield [`${prefix}${key}`, item]
    yield* keyPaths(item, `${prefix}${key}.`)
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
