/** Electron's default session: it keeps the handlers it was given and asks them as Chromium would. */
import type { Permission } from '../../../src-main/shell/electron-parts.ts'

type Answer<T> = (answer: T) => void

export class StandInSession {
  #onPermission: (contents: unknown, permission: Permission, answer: Answer<boolean>) => void = (_contents, _permission, answer) => answer(true)
  #checkPermission = (_contents: unknown, _permission: string): boolean => true
  #checkDevice = (): boolean => true
  #onCapture: (request: unknown, answer: Answer<unknown>) => void = (_request, answer) => answer({})
  #onRequest: (details: { readonly url: string }, answer: Answer<{ cancel: boolean }>) => void = (_details, answer) => answer({ cancel: false })

  readonly webRequest = {
    onBeforeRequest: (listener: (details: { readonly url: string }, answer: Answer<{ cancel: boolean }>) => void): void => {
      this.#onRequest = listener
    },
  }

  setPermissionRequestHandler(handler: (contents: unknown, permission: Permission, answer: Answer<boolean>) => void): void {
    this.#onPermission = handler
  }

  setPermissionCheckHandler(handler: (contents: unknown, permission: string) => boolean): void {
    this.#checkPermission = handler
  }

  setDevicePermissionHandler(handler: () => boolean): void {
    this.#checkDevice = handler
  }

  setDisplayMediaRequestHandler(handler: (request: unknown, answer: Answer<null>) => void): void {
    this.#onCapture = handler
  }

  /** A page asks for everything: what it is granted, by name. */
  async grants(permissions: readonly Permission[]): Promise<string[]> {
    const asked = permissions.map((permission) => new Promise<string[]>((resolve) => {
      this.#onPermission({}, permission, (granted) => resolve(granted ? [permission] : []))
    }))
    const capture = new Promise<string[]>((resolve) => this.#onCapture({}, (streams) => resolve(streams === null ? [] : ['capture'])))
    return [...(await Promise.all([...asked, capture])).flat(), ...permissions.filter((permission) => this.#checkPermission({}, permission)).map((permission) => `check ${permission}`), ...(this.#checkDevice() ? ['device'] : [])]
  }

  /** Whether a request for `url` would leave the page. */
  requests(url: string): Promise<boolean> {
    return new Promise((resolve) => this.#onRequest({ url }, ({ cancel }) => resolve(!cancel)))
  }
}
