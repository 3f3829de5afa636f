/** The way to the process that started this one, whichever kind it is. */
import type { HostReply, HostRequest } from '../lab/runs/run-host.ts'

export interface ParentLink {
  send(reply: HostReply): void
  onRequest(listener: (request: HostRequest) => void): void
}

/** What Electron gives a utility process. */
interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void
}

type HostProcess = Pick<NodeJS.Process, 'send' | 'on' | 'exit'> & { readonly parentPort?: ParentPort }

/** Throws where nobody started this process to compute runs. Without its parent the process ends: nobody would record what it computes. */
export function parentLink(process: HostProcess): ParentLink {
  const { parentPort } = process
  if (parentPort !== undefined) {
    return {
      send: (reply) => parentPort.postMessage(reply),
      onRequest: (listener) => parentPort.on('message', ({ data }) => listener(data as HostRequest)),
    }
  }
  if (process.send === undefined) throw new Error('This program computes runs for Burstlab and is started by it.')
  process.on('disconnect', () => process.exit(0))
  return {
    // A parent that was killed is noticed by what cannot be sent before "disconnect" is: that is no error of ours to tell.
    send: (reply) => {
      process.send?.(reply, undefined, undefined, () => undefined)
    },
    onRequest: (listener) => {
      process.on('message', (message) => listener(message as HostRequest))
    },
  }
}
