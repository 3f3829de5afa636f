/** `--axis path=1,2,3`, `--axis path=lin:0:1:5`, `--axis path=log:1e-3:1e-1:5`, `--axis path=random:0:1:20:SEED` (or randomlog): one axis of a sweep. */
import { kindOf } from '../experiments/kinds.ts'
import { canSweep } from '../experiments/sweep-axis.ts'
import type { SweepAxis } from '../experiments/sweep-axis.ts'
import { LabError } from '../lab/errors.ts'
import { nearPaths, valueOf } from './set-option.ts'

/** Throws a LabError for text that is no axis, and for a path that no parameter has. What its values must be, the sweep says. */
export function axisOf(spec: unknown, text: string): SweepAxis {
  const at = text.indexOf('=')
  if (at <= 0) throw new LabError('BAD_REQUEST', `--axis is "${text}"; expected path=value,value,… or path=log:from:to:count, e.g. rule.tauAvgS=5,15.`)
  const [path, values] = [text.slice(0, at).trim(), text.slice(at + 1).trim()]
  const range = rangeOf(values)
  if (range !== undefined) return { path, range }
  const parameters = kindOf(spec).parameters(spec)
  const parameter = parameters.find((known) => known.path === path)
  if (parameter === undefined) {
    const near = nearPaths(parameters.filter(canSweep).map((known) => known.path), path)
    throw new LabError('BAD_REQUEST', `--axis is "${text}", but there is no parameter "${path}"; expected one of ${near.join(', ')}.`)
  }
  return { path, range: { type: 'list', values: values.split(',').map((item) => item.trim()).filter((item) => item !== '').map((item) => valueOf(parameter, item)) } }
}

/** Undefined for what is a list. */
function rangeOf(text: string): Extract<SweepAxis['range'], { readonly from: number }> | undefined {
  const random = /^(random|randomlog):([^:]*):([^:]*):([^:]*):([^:]*)$/.exec(text)
  if (random !== null) {
    const [from = NaN, to = NaN, count = NaN, seed = NaN] = random.slice(2).map(numberIn)
    return { type: random[1] === 'random' ? 'random' : 'randomLog', from, to, count, seed }
  }
  const found = /^(lin|linear|log):([^:]*):([^:]*):([^:]*)$/.exec(text)
  if (found === null) return undefined
  const [from = NaN, to = NaN, count = NaN] = found.slice(2).map(numberIn)
  return { type: found[1] === 'log' ? 'log' : 'linear', from, to, count }
}

const numberIn = (part: string): number => (part.trim() === '' ? NaN : Number(part))
