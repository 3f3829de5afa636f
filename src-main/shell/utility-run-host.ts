/** Runs computed in Electron's utility processes: a crash there costs neither the window nor the data. */
import type { HostReply, RunHost, SpawnRunHost } from '../lab/runs/run-host.ts'
import { childEnvironment } from './child-environment.ts'
import type { ChildPart, UtilityPart } from './electron-parts.ts'

export interface UtilityHostOptions {
  /** The built run-host.js. */
  readonly file: string
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** Works only when the app is ready, as `utilityProcess.fork` does. */
export const utilityRunHosts = (utilityProcess: UtilityPart, { file, environment }: UtilityHostOptions): SpawnRunHost =>
  () => runHostOf(utilityProcess.fork(file, [], { serviceName: 'Burstlab run host', env: childEnvironment(environment), stdio: 'inherit' }))

/** The lab's view of a utility process. */
export function runHostOf(child: ChildPart): RunHost {
  let killed = false
  let fatal: string | null = null
  child.on('error', (type, location) => {
    fatal = `${type} at ${location}`
  })
  return {
    get pid() {
      return child.pid ?? null
    },
    send: (request) => child.postMessage(request),
    onReply: (listener) => {
      child.on('message', (message) => {
        if (isHostReply(message)) listener(message)
      })
    },
    onExit: (listener) => {
      child.on('exit', (code) => listener(endOf(code, killed, fatal)))
    },
    kill() {
      killed = true
      child.kill()
    },
  }
}

/** In words. On Unix the code of a process that was killed is its signal's number, so a plain number is all there is to say. */
function endOf(code: number, killed: boolean, fatal: string | null): string {
  if (killed) return 'stopped by Burstlab'
  return fatal === null ? `ended with code ${code}` : `ended with code ${code} after a fatal error (${fatal})`
}

/** All of them: one that is missing here does not compile. */
const replyTypes: Readonly<Record<HostReply['type'], true>> = { ready: true, device: true, advance: true, usage: true, checkpoint: true, stopped: true, inside: true, done: true, cancelled: true, failed: true }

/** The host is our own program, so its word is taken for the rest. */
const isHostReply = (message: unknown): message is HostReply =>
  typeof message === 'object' && message !== null && 'type' in message && typeof message.type === 'string' && Object.hasOwn(replyTypes, message.type)
