/**
 * A run host that cannot outrun a test: once it has told of two checkpoints (of none, where they are an hour apart) and of something
 * after them, it stands still, and tells what it has computed until then only when it hears from the lab again, if it is not killed before.
 */
import type { HostReply, HostRequest } from '../../src-main/lab/runs/run-host.ts'
import { parentLink } from '../../src-main/run-host/parent-link.ts'
import { serveRuns } from '../../src-main/run-host/serve-runs.ts'

const link = parentLink(process)
let hear: (request: HostRequest) => void = () => undefined
/** Checkpoints to come before it halts. */
let awaited = Infinity
/** How far it is to come before it halts: beyond the newest checkpoint, or a tenth of the way. */
let far = 0.1
let halted = false
/** What it has not told yet. */
const held: HostReply[] = []

function send(reply: HostReply): void {
  if (halted) {
    held.push(reply)
    return
  }
  link.send(reply)
  if (reply.type === 'checkpoint') {
    awaited--
    far = reply.fraction
  }
  if (reply.type !== 'advance' || awaited > 0 || reply.fraction <= far) return
  halted = true
  hear({ type: 'pause', runId: reply.runId })
}

serveRuns({
  send,
  onRequest(listener) {
    hear = listener
    link.onRequest((request) => {
      halted = false
      for (const reply of held.splice(0)) link.send(reply)
      awaited = request.type !== 'start' ? Infinity : request.checkpoints?.everyMs === 0 ? 2 : 0
      listener(request)
    })
  },
})
