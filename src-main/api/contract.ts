/** Everything the renderer may import from the main side: types only. */
export type { AppRouter } from './router.ts'
export type * from '../lab/types.ts'
export type * from '../experiments/blocks.ts'
export type * from '../lab/reproduction-types.ts'
export type * from '../lab/recordings-types.ts'
export type * from '../lab/sweep-types.ts'
export type * from '../experiments/parameter.ts'
export type * from '../experiments/figure.ts'
