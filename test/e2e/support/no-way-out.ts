/** Loaded into the server and all that it starts (`--import`): whatever would reach beyond this machine is refused, and told of on stderr. */
import { Socket, isIP } from 'node:net'
import { mark } from './way-out-mark.ts'

const own = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.')

interface Target {
  readonly host?: string
  readonly path?: string | null
}

// Every client of Node (http, https, fetch, TLS) gets its connection here; names are looked up behind it.
const connect = Reflect.get(Socket.prototype, 'connect') as (...given: unknown[]) => Socket
Socket.prototype.connect = function refusing(this: Socket, ...given: unknown[]): Socket {
  // As `net.connect` normalises it: one list of options and listener.
  const [first, second] = (Array.isArray(given[0]) ? given[0] : given) as unknown[]
  const target: Target = typeof first === 'object' && first !== null ? first : typeof first === 'string' && isIP(first) === 0 ? { path: first } : { host: typeof second === 'string' ? second : 'localhost' }
  const host = target.host ?? 'localhost'
  // Of a local socket, the path; null where a client says that there is none.
  if (typeof target.path !== 'string' && !own(host)) {
    process.stderr.write(`${mark} ${host}\n`)
    return this.destroy(new Error(`${mark} ${host}`))
  }
  return Reflect.apply(connect, this, given)
}
