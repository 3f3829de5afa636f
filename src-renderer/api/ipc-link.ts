/** The page's end of Electron's messages: a tRPC link that sends calls through the door that the preload script made. */
import { TRPCClientError } from '@trpc/client'
import type { TRPCLink } from '@trpc/client'
import { observable } from '@trpc/server/observable'
import type { AppRouter } from '../../src-main/api/contract.ts'

/** What the preload script put into the page; null in a browser. */
export interface ElectronDoor {
  sendMessage(message: unknown): void
  onMessage(listener: (answer: IpcAnswer) => void): void
}

/** One answer to the call of that id; a subscription gets "started", any number of "data" and "stopped". */
type IpcAnswer = { readonly id: number } & (
  | { readonly result: { readonly type: 'started' | 'stopped' } | { readonly type: 'data'; readonly data: unknown } }
  | { readonly error: Parameters<typeof TRPCClientError.from>[0] & object }
)

/** Looks for the door in the page's global object. */
export function findElectronDoor(world: object): ElectronDoor | null {
  const door: unknown = 'burstlabDoor' in world ? world.burstlabDoor : null
  return isDoor(door) ? door : null
}

/** Carries every kind of call, and errors with the fields at fault. */
export function ipcLink(door: ElectronDoor): TRPCLink<AppRouter> {
  return () => {
    const pending = new Map<number, (answer: IpcAnswer) => void>()
    door.onMessage((answer) => pending.get(answer.id)?.(answer))
    return ({ op: { id, type, path, input } }) => observable((observer) => {
      pending.set(id, (answer) => {
        if ('error' in answer) {
          pending.delete(id)
          observer.error(TRPCClientError.from(answer))
          return
        }
        observer.next({ result: answer.result })
        if (type === 'subscription' && answer.result.type !== 'stopped') return
        pending.delete(id)
        observer.complete()
      })
      door.sendMessage({ method: 'request', operation: { id, type, path, input } })
      return () => {
        if (pending.delete(id) && type === 'subscription') door.sendMessage({ method: 'subscription.stop', id })
      }
    })
  }
}

const isDoor = (value: unknown): value is ElectronDoor =>
  typeof value === 'object' && value !== null && 'sendMessage' in value && typeof value.sendMessage === 'function' && 'onMessage' in value
