/** One call of the API: from its message to its answers. */
import { callTRPCProcedure, getTRPCErrorFromUnknown, getTRPCErrorShape, TRPCError } from '@trpc/server'
import type { TRPCErrorShape } from '@trpc/server'
import { appRouter } from '../api/router.ts'
import type { Lab } from '../lab/lab.ts'
import type { IpcOperation } from './ipc-messages.ts'

export type IpcAnswer =
  | { readonly result: { readonly type: 'started' | 'stopped' } }
  | { readonly result: { readonly type: 'data'; readonly data: unknown } }
  | { readonly error: TRPCErrorShape }

export interface IpcCall {
  readonly lab: Lab
  readonly operation: IpcOperation
  readonly signal: AbortSignal
  readonly answer: (answer: IpcAnswer) => void
  /** Told of errors that are ours (not the caller's). */
  readonly onError: (error: Error) => void
}

/** Answers once, or (for a subscription) as often as there is something new until `signal` ends it. Never rejects. */
export async function answerCall({ lab, operation, signal, answer, onError }: IpcCall): Promise<void> {
  const { type, path, input } = operation
  try {
    const result: unknown = await callTRPCProcedure({
      router: appRouter, ctx: { lab }, type, path, signal, batchIndex: 0, getRawInput: () => Promise.resolve(input),
    })
    if (type !== 'subscription') return answer({ result: { type: 'data', data: result } })
    if (!isAsyncIterable(result)) throw new Error(`${path} is a subscription but gave no sequence of values`)
    answer({ result: { type: 'started' } })
    for await (const data of result) {
      if (signal.aborted) return
      answer({ result: { type: 'data', data } })
    }
    if (!signal.aborted) answer({ result: { type: 'stopped' } })
  } catch (cause) {
    const error = getTRPCErrorFromUnknown(cause)
    if (error.code === 'INTERNAL_SERVER_ERROR') onError(error)
    if (!signal.aborted) answer({ error: errorShape(error, operation) })
  }
}

/** The answer to a caller that has no business here. */
export const refusal = (operation: IpcOperation): IpcAnswer => ({
  error: errorShape(new TRPCError({ code: 'FORBIDDEN', message: 'Calls are taken from the workbench\'s own page only.' }), operation),
})

const errorShape = (error: TRPCError, { type, path, input }: IpcOperation): TRPCErrorShape =>
  getTRPCErrorShape({ config: appRouter._def._config, error, type, path, input, ctx: undefined })

const isAsyncIterable = (value: unknown): value is AsyncIterable<unknown> => typeof value === 'object' && value !== null && Symbol.asyncIterator in value
