/** Shows an address in the user's browser. */
import { spawn } from 'node:child_process'
import type { Terminal } from './terminal.ts'

/** The program that opens an address on this platform; null where no browser could show itself. */
export function browserCommand({ platform, environment }: Pick<Terminal, 'platform' | 'environment'>): { readonly program: string; readonly args: readonly string[] } | null {
  if (platform === 'darwin') return { program: 'open', args: [] }
  // Not "start": it would take the & of an address for a command.
  if (platform === 'win32') return { program: 'rundll32', args: ['url.dll,FileProtocolHandler'] }
  const display = environment['DISPLAY'] ?? environment['WAYLAND_DISPLAY'] ?? ''
  return display === '' ? null : { program: 'xdg-open', args: [] }
}

/** Without a browser nothing happens: the address is on the terminal. */
export function openBrowser(url: string, terminal: Pick<Terminal, 'platform' | 'environment'>): void {
  const command = browserCommand(terminal)
  if (command === null) return
  const child = spawn(command.program, [...command.args, url], { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
}
