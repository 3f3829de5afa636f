/** `burstlab serve`: the workbench in a browser. */
import { once } from 'node:events'
import { startWebServer } from '../../web/web-server.ts'
import { openBrowser } from '../open-browser.ts'
import { printJson, withLab } from '../context.ts'
import type { CliParts, GlobalOptions } from '../context.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ExitCode } from '../exit-codes.ts'

export interface ServeOptions {
  readonly port: number
  /** Also opens it in a browser, where there is one. */
  readonly open?: boolean
}

/** Until Ctrl+C or a request to end. */
export function serve(parts: CliParts, globals: GlobalOptions, options: ServeOptions): Promise<ExitCode> {
  const { terminal, rendererDir } = parts
  return withLab(parts, globals, { startedWith: 'the window, in a browser' }, async (lab) => {
    const onError = (error: Error): void => {
      terminal.err(`Burstlab: ${error.message}\n`)
      lab.diagnostics.note(error)
    }
    const server = await startWebServer({ lab, rendererDir, port: options.port, onError })
    const ending = new AbortController()
    const stopListening = terminal.onInterrupt(() => ending.abort())
    try {
      if (globals.json === true) printJson(parts, { url: server.url })
      else terminal.out(`Burstlab is at ${server.url}\nCtrl+C ends it; what is running is kept as interrupted.\n`)
      if (options.open === true) openBrowser(server.url, terminal)
      if (!ending.signal.aborted) await once(ending.signal, 'abort')
    } finally {
      stopListening()
      await server.close()
    }
    return exitCodes.ok
  })
}
