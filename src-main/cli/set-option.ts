/** `--set path=value`: changes one parameter of a spec. */
import { kindOf } from '../experiments/kinds.ts'
import type { Parameter } from '../experiments/parameter.ts'
import { withValueAt } from '../experiments/spec-path.ts'
import { LabError } from '../lab/errors.ts'

/** Longer lists of paths help no one. */
const mostPathsTold = 60

/** A copy of `spec` with the changes in order. Throws a LabError for text without "=" and for a path that no parameter has. */
export function withSettings(spec: unknown, settings: readonly string[]): unknown {
  return settings.reduce<unknown>((changed, text) => {
    const { path, value } = settingIn(changed, text)
    return withValueAt(changed, path, value)
  }, spec)
}

/** One of them, for a parameter of this spec. Throws a LabError for text without "=" and for a path that no parameter has. */
export function settingIn(spec: unknown, text: string): { readonly path: string; readonly value: unknown } {
  const at = text.indexOf('=')
  if (at <= 0) throw new LabError('BAD_REQUEST', `--set is "${text}"; expected path=value, e.g. rule.tauPreMs=20.`)
  const path = text.slice(0, at).trim()
  const parameters = kindOf(spec).parameters(spec)
  const parameter = parameters.find((known) => known.path === path)
  if (parameter === undefined) throw new LabError('BAD_REQUEST', `--set is "${text}", but there is no parameter "${path}"; expected one of ${nearPaths(parameters.map((known) => known.path), path).join(', ')}.`)
  return { path, value: valueOf(parameter, text.slice(at + 1).trim()) }
}

/** Those that begin like `path` does, as far as any does; where that is too many, the beginnings there are. */
export function nearPaths(paths: readonly string[], path: string): string[] {
  const keys = path.split('.')
  const beginnings = keys.map((_, index) => keys.slice(0, keys.length - index - 1).join('.'))
  const start = beginnings.find((beginning) => beginning === '' || paths.some((known) => known.startsWith(`${beginning}.`))) ?? ''
  const near = paths.filter((known) => start === '' || known.startsWith(`${start}.`))
  if (paths.length <= mostPathsTold) return [...paths]
  if (near.length <= mostPathsTold) return near
  const depth = start === '' ? 1 : start.split('.').length + 1
  return [...new Set(near.map((known) => (known.split('.').length > depth ? `${known.split('.').slice(0, depth).join('.')}.…` : known)))].slice(0, mostPathsTold)
}

/** JSON where it is JSON ("20", "[1, 5]"), a list where items stand between commas, else the text itself. */
export function valueOf(parameter: Parameter, text: string): unknown {
  switch (parameter.kind) {
    case 'choice':
    case 'text': return text
    case 'names': return jsonOf(text) ?? text.split(',').map((name) => name.trim()).filter((name) => name !== '')
    case 'number':
    case 'integer':
    case 'flag': return jsonOf(text) ?? text
    case 'numbers': {
      const value = jsonOf(text) ?? jsonOf(`[${text}]`) ?? text
      return typeof value === 'number' ? [value] : value
    }
  }
}

function jsonOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return value ?? undefined
  } catch {
    return undefined
  }
}
