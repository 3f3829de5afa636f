/** The lab as a page's test sees it: a real typed client whose answers come from the test. */
import { createTRPCClient, TRPCClientError } from '@trpc/client'
import type { TRPCLink } from '@trpc/client'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import { observable } from '@trpc/server/observable'
import type { AppRouter, LabEvent } from '../../src-main/api/contract.ts'
import type { Api } from '../../src-renderer/api/use-api.ts'

type Inputs = inferRouterInputs<AppRouter>
type Outputs = inferRouterOutputs<AppRouter>
type Rooms = Exclude<keyof Outputs, 'events'>

/** An answer that nobody changes after it was given. */
type Sent<T> = T extends readonly (infer I)[] ? readonly Sent<I>[] : T extends object ? { readonly [K in keyof T]: Sent<T[K]> } : T
type Answer<T> = [T] extends [never] ? undefined : Sent<T> | Promise<Sent<T>>

/** What the lab answers, by room and call: `{ runs: { list: () => [] } }`. Whatever is not given is refused. */
export type Answers = {
  readonly [R in Rooms]?: { readonly [C in Extract<keyof Outputs[R], keyof Inputs[R]>]?: (input: Inputs[R][C]) => Answer<Outputs[R][C]> }
}

export interface FakeApi {
  readonly api: Api
  /** "experiments.save" and its input, in order. */
  readonly calls: { readonly path: string; readonly input: unknown }[]
  /** The lab tells its news. */
  emit(event: LabEvent): void
  /** The lab begins to tell its news; to be called only where `heard` is "later". */
  start(): void
  /** The connection breaks, and stands again. */
  disconnect(): void
  reconnect(): void
}

/** An error as the lab's API sends it. */
export function labError(message: string, issues: readonly { readonly path: string; readonly message: string }[] = [], code = 'BAD_REQUEST'): TRPCClientError<AppRouter> {
  return TRPCClientError.from({ error: { message, code: -32600, data: { code, path: '', issues } } })
}

/** News are told from the first moment, or only later, as by a connection that is slow to stand: what is emitted before is lost. */
export function fakeApi(answers: Answers, { heard = 'at once' }: { readonly heard?: 'at once' | 'later' } = {}): FakeApi {
  const calls: { path: string; input: unknown }[] = []
  const listeners = new Set<(event: LabEvent) => void>()
  const states = new Set<(connected: boolean) => void>()
  const starts = new Set<() => void>()

  const link: TRPCLink<AppRouter> = () => ({ op }) => observable((observer) => {
    if (op.path === 'events') {
      const tell = (event: LabEvent): void => { observer.next({ result: { type: 'data', data: event } }) }
      const start = (): void => {
        listeners.add(tell)
        observer.next({ result: { type: 'started' } })
      }
      const change = (connected: boolean): void => {
        observer.next({ result: connected ? { type: 'state', state: 'pending', error: null } : { type: 'state', state: 'connecting', error: labError('closed') } })
        if (connected) start()
      }
      states.add(change)
      starts.add(start)
      if (heard === 'at once') start()
      return () => {
        listeners.delete(tell)
        states.delete(change)
        starts.delete(start)
      }
    }
    calls.push({ path: op.path, input: op.input })
    answer(answers, op.path, op.input).then(
      (data) => {
        observer.next({ result: { type: 'data', data } })
        observer.complete()
      },
      (error: unknown) => { observer.error(error instanceof TRPCClientError ? error : TRPCClientError.from(error instanceof Error ? error : new Error(String(error)))) },
    )
    return undefined
  })

  return {
    api: createTRPCClient<AppRouter>({ links: [link] }),
    calls,
    emit: (event) => { for (const listener of listeners) listener(event) },
    start: () => { for (const start of starts) start() },
    disconnect: () => { for (const state of states) state(false) },
    reconnect: () => { for (const state of states) state(true) },
  }
}

/** A test that gives a list of runs gives it whole, whichever way it is asked for. */
function listInOneWindow({ history, runs }: Answers, path: string): ((input: unknown) => unknown) | undefined {
  const list = runs?.list
  if (path !== 'history.page' || history?.page !== undefined || list === undefined) return undefined
  return async (input) => ({ runs: await list({ trashed: Reflect.get(Object(input), 'trashed') === true }), next: null })
}

async function answer(answers: Answers, path: string, input: unknown): Promise<unknown> {
  const call = listInOneWindow(answers, path) ?? path.split('.').reduce<unknown>((room, key) => (typeof room === 'object' && room !== null ? Reflect.get(room, key) : undefined), answers)
  if (typeof call !== 'function') throw labError(`The test gives no answer to ${path}`)
  // As it would arrive: nothing but JSON.
  const result: unknown = await Reflect.apply(call, undefined, [input])
  return result === undefined ? undefined : JSON.parse(JSON.stringify(result))
}
