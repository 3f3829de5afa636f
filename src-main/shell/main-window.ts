/** The one window of the workbench. */
import type { WindowPart, WindowParts } from './electron-parts.ts'
import { placeWindow, readWindowState, smallestWindow, writeWindowState } from './window-state.ts'
import type { WindowState } from './window-state.ts'

export interface MainWindowOptions {
  readonly preloadFile: string
  readonly stateFile: string
  /** Told where the window's place could not be written down. */
  readonly onError: (error: Error) => void
}

/** The page's backgrounds, so that nothing flashes before the first paint. */
const backgrounds = { light: '#f7f8fa', dark: '#14171c' }

/** Makes the window, as it was last time and still empty; it shows itself when its page has something to see. */
export function createMainWindow({ BrowserWindow, screen, nativeTheme }: WindowParts, options: MainWindowOptions): WindowPart {
  const { maximized, ...bounds } = placeWindow(readWindowState(options.stateFile), screen.getAllDisplays().map((display) => display.workArea))
  const window = new BrowserWindow({
    ...bounds,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    title: 'Burstlab',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light,
    webPreferences: {
      preload: options.preloadFile,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      // Its dictionaries come from the network.
      spellcheck: false,
    },
  })
  if (maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => {
    try {
      writeWindowState(options.stateFile, stateOf(window))
    } catch (error) {
      options.onError(error instanceof Error ? error : new Error(String(error)))
    }
  })
  return window
}

const stateOf = (window: Pick<WindowPart, 'getNormalBounds' | 'isMaximized'>): WindowState => ({ ...window.getNormalBounds(), maximized: window.isMaximized() })

/** Brings the window to the front, wherever it was. */
export function showMainWindow(window: Pick<WindowPart, 'isMinimized' | 'restore' | 'show' | 'focus'>): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
