/** A run host that is killed in the middle of a run: it leaves a checkpoint wherever it can, and dies once it has told of something after the first. */
import { parentLink } from '../../src-main/run-host/parent-link.ts'
import { serveRuns } from '../../src-main/run-host/serve-runs.ts'

const link = parentLink(process)
let checkpoints = 0
let dying = false

serveRuns({
  onRequest: (listener) => link.onRequest((request) => listener(request.type === 'start' && request.checkpoints !== null ? { ...request, checkpoints: { ...request.checkpoints, everyMs: 0 } } : request)),
  send(reply) {
    if (dying) return
    if (reply.type === 'checkpoint') checkpoints++
    dying = reply.type === 'advance' && checkpoints > 0
    // What it told last is to arrive.
    if (dying) process.send?.(reply, undefined, undefined, () => process.kill(process.pid, 'SIGKILL'))
    else link.send(reply)
  },
})
