/** How busy the machine is: what takes too long on one that has nothing else to do is broken, on a busy one it only waits. */
import { availableParallelism, loadavg } from 'node:os'

/** Processes that want to compute, for each core, over the last minute; 0 on Windows, which does not tell. */
export const pressure = (): number => (loadavg()[0] ?? 0) / availableParallelism()

/** From here on, waiting says nothing about what one waits for. */
const busyFrom = 2

export const isBusy = (load: number): boolean => load >= busyFrom

/** "6.2 processes wait for each core". */
export const busyText = (load: number): string => `${load.toFixed(1)} processes want each core`
