/**
 * What page and main process say to each other: the messages of trpc-electron 0.1. Its code is not used: its main end calls
 * tRPC in a way that tRPC 11.25 no longer has, checks neither the message nor who sent it, and throws on a frame that is
 * gone; its page end loses what an error holds.
 */
import { z } from 'zod'

const idSchema = z.union([z.int(), z.string().max(64)])

const operationSchema = z.object({
  id: idSchema,
  type: z.enum(['query', 'mutation', 'subscription']),
  path: z.string().max(200),
  /** Absent for calls that take none. */
  input: z.unknown().optional(),
})

/** Unknown keys are dropped: the link sends some that are of no use here. */
export const messageSchema = z.discriminatedUnion('method', [
  z.object({ method: z.literal('request'), operation: operationSchema }),
  z.object({ method: z.literal('subscription.stop'), id: idSchema }),
])

export type IpcOperation = z.infer<typeof operationSchema>
