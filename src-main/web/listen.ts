/** Takes a port on this machine's loopback interface. */
import type { Server } from 'node:http'
import { LabError } from '../lab/errors.ts'

/** The only address the workbench is served on. */
export const loopback = '127.0.0.1'

/** Starts listening on loopback and returns the port; 0 takes a free one. Throws a LabError for a port that is none, is taken or is not allowed. */
export async function listen(server: Server, port: number): Promise<number> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new LabError('BAD_REQUEST', `port: ${port} is not a port; expected a whole number from 0 to 65535`)
  }
  await new Promise<void>((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException): void => reject(listenError(error, port))
    server.once('error', fail)
    server.listen(port, loopback, () => {
      server.off('error', fail)
      resolve()
    })
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port')
  return address.port
}

function listenError(error: NodeJS.ErrnoException, port: number): Error {
  const instead = 'or none for a free one.'
  if (error.code === 'EADDRINUSE') return new LabError('CONFLICT', `Port ${port} is in use by another program. Choose another port, ${instead}`)
  if (error.code === 'EACCES') return new LabError('BAD_REQUEST', `Port ${port} needs administrator rights. Choose one above 1023, ${instead}`)
  return error
}
