/** A spec made of nothing but the defaults of its kind's parameters. */
import type { Parameter } from './parameter.ts'
import { lacks, withValueAt } from './spec-path.ts'

/** `head` holds kind, version and what is no parameter; what a choice brings in is filled as well, until nothing more comes. */
export function specOfDefaults(head: unknown, parameters: (spec: unknown) => readonly Parameter[]): unknown {
  const filled = parameters(head).reduce((spec, parameter) => (
    lacks(parameter, spec) ? withValueAt(spec, parameter.path, parameter.default) : spec
  ), head)
  return filled === head ? head : specOfDefaults(filled, parameters)
}
