/** What is said beside *Run on change*. */
import type { Forecast, PreviewObstacle, PreviewResult } from '../../../../src-main/api/contract.ts'
import { formatDuration } from '../../../components/figure/format.ts'
import { megabytes } from '../run-plan.ts'

/** Why it is not computed on every change; undefined where it can be. */
export function obstacleText(obstacle: PreviewObstacle | null, forecast: Forecast | null): string | undefined {
  if (obstacle === null || forecast === null) return undefined
  return obstacle === 'time'
    ? `Only for experiments that take up to a second; this one takes about ${formatDuration(forecast.seconds * 1000)}. Run puts it in the queue.`
    : `Only for experiments that record little; this one records ${megabytes(forecast.diskMb)}. Run puts it in the queue.`
}

/** What a preview is of, and that it is none of the runs. */
export const previewText = ({ seed, tookMs }: PreviewResult): string => `Preview with seed ${seed}, computed in ${formatDuration(tookMs)}. It is not kept: Run keeps its results.`
