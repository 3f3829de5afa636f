/** Entry point of the process that computes runs: a child of Node, or a utility process of Electron. */
import { constants, setPriority } from 'node:os'
import { askForWideVectors } from './engines/ensemble/devices/wide-vectors.ts'
import { parentLink } from './run-host/parent-link.ts'
import { serveRuns } from './run-host/serve-runs.ts'

// The window stays quick while all cores compute.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
askForWideVectors()
serveRuns(parentLink(process))
