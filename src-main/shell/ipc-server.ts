/** The API over Electron's messages: who may call, what is running for whom, and when it ends. */
import type { Lab } from '../lab/lab.ts'
import type { ContentsPart, FramePart, IpcEventPart, IpcMainPart, NavigationStart } from './electron-parts.ts'
import { answerCall, refusal } from './ipc-call.ts'
import type { IpcAnswer } from './ipc-call.ts'
import { ipcChannel } from './ipc-channel.ts'
import { messageSchema } from './ipc-messages.ts'
import { isSameSite } from './own-page.ts'

export interface IpcServerOptions {
  readonly lab: Lab
  /** The address of the workbench's page: only that site's top frame is served. */
  readonly page: string
  /** Told of errors that are ours and of messages that were refused. */
  readonly onError: (error: Error) => void
}

/** What is running for one page: its end ends all of it. */
interface PageCalls {
  readonly page: AbortController
  readonly subscriptions: Map<string | number, AbortController>
}

/** Serves every page of this application from now on. */
export function serveIpc(ipcMain: IpcMainPart, { lab, page, onError }: IpcServerOptions): void {
  const pages = new Map<number, PageCalls>()

  ipcMain.on(ipcChannel, (event, message) => {
    const parsed = messageSchema.safeParse(message)
    if (!parsed.success) return onError(new Error(`A message of the page was refused: ${parsed.error.message}`))
    const own = isOwnFrame(event.senderFrame, page)
    if (!own) onError(new Error(`A message from ${event.senderFrame?.url ?? 'a frame that is gone'} was refused.`))
    if (parsed.data.method === 'subscription.stop') {
      if (own) pages.get(event.sender.id)?.subscriptions.get(parsed.data.id)?.abort()
      return
    }
    const { operation } = parsed.data
    const answer = answerTo(event, operation.id)
    if (!own) return answer(refusal(operation))
    const calls = callsOf(event.sender, pages)
    const ending = new AbortController()
    if (operation.type === 'subscription') calls.subscriptions.set(operation.id, ending)
    const signal = AbortSignal.any([calls.page.signal, ending.signal])
    void answerCall({ lab, operation, signal, onError, answer: (part) => signal.aborted || answer(part) }).finally(() => {
      if (calls.subscriptions.get(operation.id) === ending) calls.subscriptions.delete(operation.id)
    })
  })
}

/** The main frame of the page, still there and still at its address. */
const isOwnFrame = (frame: FramePart | null, page: string): boolean =>
  frame !== null && frame.parent === null && isSameSite(frame.url, page)

/** Sends to the frame that asked: after a reload, another one may have given the same id. */
function answerTo(event: IpcEventPart, id: string | number): (answer: IpcAnswer) => void {
  return (answer) => {
    if (!event.sender.isDestroyed()) event.reply(ipcChannel, { id, ...answer })
  }
}

/** The calls of a page as it is now; when it is loaded again, goes or crashes, they end and a new list begins. */
function callsOf(contents: ContentsPart, pages: Map<number, PageCalls>): PageCalls {
  const present = pages.get(contents.id)
  if (present !== undefined) return present
  const calls: PageCalls = { page: new AbortController(), subscriptions: new Map() }
  pages.set(contents.id, calls)
  const end = (): void => {
    contents.off('did-start-navigation', onNavigation)
    contents.off('destroyed', end)
    contents.off('render-process-gone', end)
    if (pages.get(contents.id) === calls) pages.delete(contents.id)
    calls.page.abort()
  }
  const onNavigation = (details: NavigationStart): void => {
    if (details.isMainFrame && !details.isSameDocument) end()
  }
  contents.on('did-start-navigation', onNavigation)
  contents.on('destroyed', end)
  contents.on('render-process-gone', end)
  return calls
}
