/** What the page's session may do beyond showing the page: tell that runs have ended, put a text on the clipboard, and nothing else. */
import type { Permission, SessionPart } from './electron-parts.ts'
import { isAllowedRequest } from './own-page.ts'

/**
 * Denies every permission but notifications and writing to the clipboard (asked for or merely looked up), every device and screen capture, and every request
 * that is not for `page`'s own site: the workbench needs no network.
 */
export function guardSession(session: SessionPart, page: string): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(isGranted(permission)))
  session.setPermissionCheckHandler((_contents, permission) => isGranted(permission))
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null))
  session.webRequest.onBeforeRequest((request, answer) => answer({ cancel: !isAllowedRequest(request.url, page) }))
}

const granted: readonly Permission[] = ['notifications', 'clipboard-sanitized-write']
const isGranted = (permission: string): boolean => granted.some((one) => one === permission)
