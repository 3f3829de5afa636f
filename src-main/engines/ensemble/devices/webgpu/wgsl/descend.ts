/** What learning does with a sum over the batch: `descend(i, sum)` moves weight i, its velocity and its feedback weight. */
import type { Access, ParamType } from '../kernel.ts'

/** Feedback weights: none that learn, ones that share the velocity of the weights, or ones with their own. */
export type FeedbackLearning = 'none' | 'shared' | 'own'

export interface DescentSource {
  readonly name: string
  readonly bindings: Readonly<Record<string, Access>>
  readonly params: Readonly<Record<string, ParamType>>
  readonly functions: string
}

export function descendSource(coupled: boolean, feedback: FeedbackLearning): DescentSource {
  // The arithmetic of the reference, in its order.
  const speed = (weight: string, velocity: string): string => `params.momentum * ${velocity} + ${coupled ? `(direction - params.decay * ${weight})` : 'params.rate * direction'}`
  const moved = (weight: string, velocity: string): string => (coupled ? `${weight} + params.rate * ${velocity}` : `${weight} + ${velocity} - params.decay * ${weight}`)
  const ofFeedback = feedback === 'none' ? '' : `
  let y = feedback[params.feedbackAt + i];
  let feedbackSpeed = ${speed('y', feedback === 'own' ? 'feedbackVelocity[params.feedbackVelocityAt + i]' : 'v')};
  ${feedback === 'own' ? 'feedbackVelocity[params.feedbackVelocityAt + i] = feedbackSpeed;' : ''}
  feedback[params.feedbackAt + i] = ${moved('y', 'feedbackSpeed')};`
  return {
    name: `descend ${coupled ? 'coupled' : 'decoupled'} ${feedback}`,
    bindings: {
      weights: 'read_write', velocity: 'read_write',
      ...(feedback === 'none' ? {} : { feedback: 'read_write' }), ...(feedback === 'own' ? { feedbackVelocity: 'read_write' } : {}),
    },
    params: { rate: 'f32', momentum: 'f32', decay: 'f32', scale: 'f32' },
    functions: `
fn descend(i: i32, sum: f32) {
  let direction = sum * params.scale;
  let w = weights[params.weightsAt + i];
  let v = velocity[params.velocityAt + i];${ofFeedback}
  let speed = ${speed('w', 'v')};
  velocity[params.velocityAt + i] = speed;
  weights[params.weightsAt + i] = ${moved('w', 'speed')};
}`,
  }
}
