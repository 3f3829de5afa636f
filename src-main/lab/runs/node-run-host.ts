/** Runs computed in processes of plain Node. */
import { fork } from 'node:child_process'
import type { HostReply, SpawnRunHost } from './run-host.ts'

/** Starts `file` (run-host.js, or its source) in a process of its own for each host. */
export const nodeRunHosts = (file: string): SpawnRunHost => () => {
  // Advanced serialisation carries typed arrays as they are.
  const child = fork(file, [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [] })
  let killed = false
  return {
    get pid() {
      return child.pid ?? null
    },
    send(request) {
      // A host that is gone says so by its exit; a message to it is lost with it.
      if (child.connected) child.send(request, () => undefined)
    },
    onReply: (listener) => {
      child.on('message', (message) => listener(message as HostReply))
    },
    onExit: (listener) => {
      let told = false
      const tell = (reason: string): void => {
        if (told) return
        told = true
        listener(reason)
      }
      child.on('error', (error) => tell(`could not be started: ${error.message}`))
      child.on('exit', (code, signal) => tell(endOf(code, signal, killed)))
    },
    kill() {
      killed = true
      child.kill('SIGKILL')
    },
  }
}

function endOf(code: number | null, signal: NodeJS.Signals | null, killed: boolean): string {
  if (killed) return 'stopped by Burstlab'
  return signal === null ? `ended with code ${code ?? 'unknown'}` : `killed by ${signal}`
}
