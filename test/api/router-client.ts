/** Calls the router without a transport, and says what an error holds. */
import { TRPCError } from '@trpc/server'
import { z } from 'zod'
import { appRouter } from '../../src-main/api/router.ts'
import { LabError } from '../../src-main/lab/errors.ts'
import type { Lab } from '../../src-main/lab/lab.ts'

export const createRouterClient = (lab: Lab): ReturnType<typeof appRouter.createCaller> => appRouter.createCaller({ lab })

/** The code, message and fields of the error a call ends with. */
export async function errorOf(call: Promise<unknown>): Promise<{ code: string; message: string; paths: string[] }> {
  const error: unknown = await call.then(() => null, (reason: unknown) => reason)
  if (!(error instanceof TRPCError)) throw new Error(`expected a typed API error, got ${String(error)}`)
  return { code: error.code, message: error.message, paths: pathsOf(error.cause) }
}

function pathsOf(cause: unknown): string[] {
  if (cause instanceof z.ZodError) return cause.issues.map((issue) => issue.path.join('.'))
  return cause instanceof LabError ? cause.issues.map((issue) => issue.path) : []
}
