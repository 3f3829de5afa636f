/** The inks of a drawing in the colours of the page's theme. */
import type { Ink, InkRole } from '../../../src-main/drawing/mark.ts'
import { colourCss } from '../../theme/figure-colour.ts'

const roles: Readonly<Record<InkRole, string>> = {
  none: 'none', text: 'currentcolor', muted: 'var(--bl-muted)', surface: 'var(--bl-surface)', raised: 'var(--bl-raised)', border: 'var(--bl-border)', accent: 'var(--bl-accent)',
}

/** CSS. */
export const pageInk = (ink: Ink): string => (typeof ink === 'string' ? roles[ink] : colourCss(ink.colour))
