/** Theme, scheme of colours and size of text are remembered in the page as well, so that the first picture already is as it will be. */
import type { Settings } from '../../src-main/api/contract.ts'
import { colourSchemes } from './figure-colour.ts'

type Theme = Settings['theme']
type ColourScheme = Settings['colourScheme']
type TextSizePct = Settings['textSizePct']

/** In percent of the usual size. */
export const textSizesPct: readonly TextSizePct[] = [80, 90, 100, 110, 125, 150]

const key = 'burstlab.theme'
const schemeKey = 'burstlab.colour-scheme'
const textSizeKey = 'burstlab.text-size'
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

/** The scheme of the last visit; the paper's on the first. What a style sheet does not know is drawn in the paper's. */
export const recallScheme = (storage: Pick<Storage, 'getItem'>): ColourScheme => colourSchemes.find(({ value }) => value === storage.getItem(schemeKey))?.value ?? 'paper'

export function rememberScheme(storage: Pick<Storage, 'setItem'>, scheme: ColourScheme): void {
  storage.setItem(schemeKey, scheme)
}

/** Sets the colours of figures and drawings in the page: figure-colours.css has them. */
export function showScheme(root: HTMLElement, scheme: ColourScheme): void {
  root.dataset['figureColours'] = scheme
}

/** The size of the last visit; the usual one on the first. */
export const recallTextSize = (storage: Pick<Storage, 'getItem'>): TextSizePct => textSizesPct.find((size) => String(size) === storage.getItem(textSizeKey)) ?? 100

export function rememberTextSize(storage: Pick<Storage, 'setItem'>, size: TextSizePct): void {
  storage.setItem(textSizeKey, String(size))
}

/** Sets the size that all lengths in rem go by: base.css. */
export function showTextSize(root: HTMLElement, size: TextSizePct): void {
  root.style.setProperty('--bl-text-scale', String(size / 100))
}
