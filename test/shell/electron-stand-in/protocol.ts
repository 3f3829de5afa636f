/** Electron's `protocol`: schemes before the app is ready, handlers after. */
import type { CustomScheme } from 'electron'
import type { Diary } from './diary.ts'

export class StandInProtocol {
  schemes: CustomScheme[] = []
  readonly #handlers = new Map<string, (request: Request) => Promise<Response>>()
  readonly #diary: Diary
  readonly #isReady: () => boolean

  constructor(diary: Diary, isReady: () => boolean) {
    this.#diary = diary
    this.#isReady = isReady
  }

  registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
    if (this.#isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    this.schemes = schemes
    this.#diary.write('schemes registered')
  }

  handle(scheme: string, handler: (request: Request) => Promise<Response>): void {
    if (!this.#isReady()) throw new Error('protocol.handle can only be used after the app is ready')
    this.#handlers.set(scheme, handler)
  }

  /** A page asks for `url`, exactly as written (a Request of Node would tidy it up first). */
  fetch(url: string, method = 'GET'): Promise<Response> {
    const handler = this.#handlers.get(url.slice(0, url.indexOf(':')))
    if (handler === undefined) return Promise.reject(new Error(`no handler for ${url}`))
    const request = new Request('http://stand-in/', { method })
    Object.defineProperty(request, 'url', { value: url })
    return handler(request)
  }
}
