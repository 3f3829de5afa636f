/** Keeps every page of the application where it is: no navigation, no new window, no foreign page inside ours. */
import type { AppPart, ContentsPart } from './electron-parts.ts'

interface Guard {
  /** Told of an address that the page wanted to open or go to; it may open it elsewhere. */
  readonly onLink: (url: string) => void
}

/** Guards all pages that are made from now on. */
export function guardAllContents(app: Pick<AppPart, 'on'>, guard: Guard): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, guard))
}

/** Navigation started by us (the first load, a reload) raises none of these events. */
export function guardContents(contents: Pick<ContentsPart, 'on' | 'setWindowOpenHandler'>, { onLink }: Guard): void {
  contents.setWindowOpenHandler(({ url }) => {
    onLink(url)
    return { action: 'deny' }
  })
  contents.on('will-navigate', (event) => {
    event.preventDefault()
    onLink(event.url)
  })
  contents.on('will-frame-navigate', (details) => details.preventDefault())
  contents.on('will-redirect', (details) => details.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}
