/** Everything that takes input from outside. */
import type { Target } from './target.ts'
import { apiTargets } from './targets/api.ts'
import { bundleTargets } from './targets/bundles.ts'
import { checkpointTargets } from './targets/checkpoints.ts'
import { cliTargets } from './targets/cli.ts'
import { datasetTargets } from './targets/datasets.ts'
import { specTargets } from './targets/specs.ts'
import { webTargets } from './targets/web.ts'

export const allTargets: readonly Target[] = [...apiTargets, ...bundleTargets, ...webTargets, ...cliTargets, ...datasetTargets, ...checkpointTargets, ...specTargets]
