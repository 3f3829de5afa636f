/** The application's menu: the usual roles, so that every system shows it in its own words and with its own keys. */
import type { MenuItemConstructorOptions } from 'electron'

/** `forDevelopers` adds what looks behind the page, for copies that are not packaged. */
export function menuTemplate(platform: NodeJS.Platform, forDevelopers: boolean): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin'
  const behindThePage: MenuItemConstructorOptions[] = [{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }]
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    { label: '&File', submenu: [{ role: isMac ? 'close' : 'quit' }] },
    { role: 'editMenu' },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { type: 'separator' }, { role: 'togglefullscreen' },
        ...(forDevelopers ? behindThePage : []),
      ],
    },
    { role: 'windowMenu' },
    ...(isMac ? [] : [{ label: '&Help', submenu: [{ role: 'about' } as const] }]),
  ]
}
