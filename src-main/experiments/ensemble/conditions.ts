/** When parameters apply that depend on more than one choice. */
import type { ParameterCondition } from '../parameter.ts'
import { applies } from '../spec-path.ts'

/**
 * All of several conditions as one: in this draft the first that does not hold, or the last. The table is made anew from every draft, so
 * that the answer is right for the draft it was made from.
 */
export const whenAll = (draft: unknown, conditions: readonly ParameterCondition[]): ParameterCondition => (
  conditions.find((when) => !applies({ when }, draft)) ?? conditions.at(-1) ?? { path: 'kind', equals: ['ensemble'] }
)

export const forBurstprop: ParameterCondition = { path: 'rule.type', equals: ['burstprop'] }
export const forPerturbation: ParameterCondition = { path: 'rule.type', equals: ['nodePerturbation'] }
export const forSigmoid: ParameterCondition = { path: 'network.activation', equals: ['sigmoid'] }
export const forRelu: ParameterCondition = { path: 'network.activation', equals: ['relu'] }
/** Recurrent input of whatever kind. */
export const withRecurrence: ParameterCondition = { path: 'rule.recurrent', equals: ['fixed', 'learned'] }
export const withLearnedRecurrence: ParameterCondition = { path: 'rule.recurrent', equals: ['learned'] }
export const withOwnFeedback: ParameterCondition = { path: 'rule.feedback', equals: ['learned', 'fixed'] }
