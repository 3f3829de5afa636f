/** The theme is remembered in the page as well, so that the first picture already has the right colours. */
import type { Settings } from '../../src-main/api/contract.ts'

type Theme = Settings['theme']

const key = 'burstlab.theme'
const themes: readonly Theme[] = ['system', 'light', 'dark']

/** Class of the root element in dark colours; the UI kit's preset looks for it as well. */
export const darkClass = 'bl-dark'

/** The theme of the last visit; the system's on the first. */
export function recallTheme(storage: Pick<Storage, 'getItem'>): Theme {
  const kept = storage.getItem(key)
  return themes.find((theme) => theme === kept) ?? 'system'
}

export function rememberTheme(storage: Pick<Storage, 'setItem'>, theme: Theme): void {
  storage.setItem(key, theme)
}

/** Sets the page's colours, those of scroll bars and form controls included. */
export function showTheme(root: HTMLElement, theme: 'light' | 'dark'): void {
  root.classList.toggle(darkClass, theme === 'dark')
  root.style.colorScheme = theme
}
