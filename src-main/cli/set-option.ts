/** `--set path=value`: changes one parameter of a spec. */
import { kindOf } from '../experiments/kinds.ts'
import { LabError } from '../lab/errors.ts'

/** A copy of `spec` with the changes in order. Throws a LabError for text without "=" and for a path that no parameter has. */
export function withSettings(spec: unknown, settings: readonly string[]): unknown {
  return settings.reduce<unknown>((changed, text) => {
    const at = text.indexOf('=')
    if (at <= 0) throw new LabError('BAD_REQUEST', `--set is "${text}"; expected path=value, e.g. rule.tauPreMs=20.`)
    const path = text.slice(0, at).trim()
    const known = kindOf(changed).parameters.map((parameter) => parameter.path)
    if (!known.includes(path)) throw new LabError('BAD_REQUEST', `--set is "${text}", but there is no parameter "${path}"; expected one of ${known.join(', ')}.`)
    return withValue(changed, path.split('.'), valueOf(text.slice(at + 1).trim()))
  }, spec)
}

/** JSON where it is JSON ("20", "[1, 5]"), a list where numbers stand between commas, else the text itself. */
function valueOf(text: string): unknown {
  for (const json of [text, `[${text}]`]) {
    try {
      const value: unknown = JSON.parse(json)
      return value
    } catch {
      // Not JSON: the next reading.
    }
  }
  return text
}

function withValue(place: unknown, keys: readonly string[], value: unknown): unknown {
  const [key, ...rest] = keys
  if (key === undefined) return value
  const before = typeof place === 'object' && place !== null ? place : {}
  return { ...before, [key]: withValue(Reflect.get(before, key), rest, value) }
}
