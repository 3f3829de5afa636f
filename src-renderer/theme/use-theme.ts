/** Puts colours and UI kit into the app. */
import 'primeicons/primeicons.css'
import './tokens.css'
import './figure-colours.css'
import './base.css'
import PrimeVue from 'primevue/config'
import type { App } from 'vue'
import { preset } from './preset.ts'
import { darkClass } from './theme-memory.ts'

/** The page's policy allows style elements with this nonce only; the server writes it into the page. */
export function pageNonce(page: Pick<Document, 'querySelector'>): string {
  return page.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? ''
}

export function useTheme(app: App, page: Pick<Document, 'querySelector'>): void {
  app.use(PrimeVue, {
    csp: { nonce: pageNonce(page) },
    theme: { preset, options: { darkModeSelector: `.${darkClass}`, cssLayer: false } },
  })
}
