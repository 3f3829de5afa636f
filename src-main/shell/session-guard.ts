/** What the page's session may do beyond showing the page: nothing. */
import type { SessionPart } from './electron-parts.ts'
import { isAllowedRequest } from './own-page.ts'

/**
 * Denies every permission (asked for or merely looked up), every device and screen capture, and every request that is not
 * for `page`'s own site: the workbench needs no network.
 */
export function guardSession(session: SessionPart, page: string): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null))
  session.webRequest.onBeforeRequest((request, answer) => answer({ cancel: !isAllowedRequest(request.url, page) }))
}
