/** The one place where a link leaves the application for the system's browser. */
import type { ElectronParts } from './electron-parts.ts'

/** Hosts whose pages the workbench links to: the paper. */
const linkedHosts: readonly string[] = ['doi.org', 'www.nature.com']

/** https, a host of the list, no user name and the usual port: anything else stays where it is. */
export function isLinkedPage(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname, port, username, password } = new URL(url)
  return protocol === 'https:' && linkedHosts.includes(hostname) && port === '' && username === '' && password === ''
}

/** Opens `url` in the system's browser if it is one of ours; true where it was. */
export async function openExternal(shell: ElectronParts<unknown>['shell'], url: string): Promise<boolean> {
  if (!isLinkedPage(url)) return false
  await shell.openExternal(new URL(url).href)
  return true
}
