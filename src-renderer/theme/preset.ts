/** The UI kit in the workbench's own colours: they come from tokens.css, so both change together. */
import { definePreset } from '@primeuix/themes'
import Aura from '@primeuix/themes/aura'

const scheme = {
  primary: {
    color: 'var(--bl-accent)',
    contrastColor: 'var(--bl-on-accent)',
    hoverColor: 'color-mix(in srgb, var(--bl-accent) 88%, var(--bl-text))',
    activeColor: 'color-mix(in srgb, var(--bl-accent) 76%, var(--bl-text))',
  },
  text: { color: 'var(--bl-text)', hoverColor: 'var(--bl-text)', mutedColor: 'var(--bl-muted)', hoverMutedColor: 'var(--bl-text)' },
  content: { background: 'var(--bl-surface)', borderColor: 'var(--bl-border)', color: 'var(--bl-text)' },
  formField: {
    background: 'var(--bl-surface)', color: 'var(--bl-text)', borderColor: 'var(--bl-control-border)', placeholderColor: 'var(--bl-muted)',
    hoverBorderColor: 'var(--bl-muted)', focusBorderColor: 'var(--bl-accent)',
    disabledBackground: 'var(--bl-raised)', disabledColor: 'var(--bl-muted)',
  },
  overlay: {
    modal: { background: 'var(--bl-surface)', borderColor: 'var(--bl-border)', color: 'var(--bl-text)' },
    popover: { background: 'var(--bl-surface)', borderColor: 'var(--bl-border)', color: 'var(--bl-text)' },
  },
}

const toggles = {
  root: {
    background: 'var(--bl-ground)', checkedBackground: 'var(--bl-ground)', hoverBackground: 'var(--bl-ground)', borderColor: 'var(--bl-control-border)',
    checkedBorderColor: 'var(--bl-accent)', color: 'var(--bl-muted)', hoverColor: 'var(--bl-text)', checkedColor: 'var(--bl-text)',
  },
  content: { checkedBackground: 'color-mix(in srgb, var(--bl-accent) 18%, var(--bl-surface))' },
  icon: { color: 'var(--bl-muted)', hoverColor: 'var(--bl-text)', checkedColor: 'var(--bl-accent)' },
}

const message = (tone: string) => ({
  background: `color-mix(in srgb, ${tone} 10%, var(--bl-surface))`, borderColor: `color-mix(in srgb, ${tone} 45%, var(--bl-surface))`, color: tone, shadow: 'none',
})

/** The kit's yellow on yellow, and its blue on dark blue, can't be read. */
const messages = { info: message('var(--bl-accent)'), warn: message('var(--bl-warn)'), error: message('var(--bl-fail)') }

/**
 * The kit moves a bar's width for a second after every step, and the ends of one without a value for ever: a page that is laid out anew in each
 * frame, which takes most of a core where no graphics card draws. Steps come often enough; what only waits breathes, which costs no layout.
 */
const progress = {
  css: `
    .p-progressbar-determinate .p-progressbar-value { transition: none; }
    .p-progressbar-indeterminate .p-progressbar-value { position: absolute; inset: 0; animation: bl-breathe 1.6s ease-in-out infinite alternate; }
    .p-progressbar-indeterminate .p-progressbar-value::before, .p-progressbar-indeterminate .p-progressbar-value::after { content: none; }
    @keyframes bl-breathe { from { opacity: 0.25; } to { opacity: 0.8; } }
  `,
}

export const preset = definePreset(Aura, {
  primitive: { borderRadius: { sm: '3px', md: '4px', lg: '5px', xl: '6px' } },
  semantic: {
    transitionDuration: '0.1s',
    focusRing: { width: '2px', style: 'solid', color: 'var(--bl-accent)', offset: '1px' },
    colorScheme: { light: scheme, dark: scheme },
  },
  components: {
    button: { colorScheme: { light: buttons(), dark: buttons() } },
    message: { colorScheme: { light: messages, dark: messages } },
    progressbar: progress,
    togglebutton: { colorScheme: { light: toggles, dark: toggles } },
  },
})

/** Secondary and dangerous buttons: words in colours that can be read on every surface. */
function buttons() {
  const quiet = { color: 'var(--bl-text)', borderColor: 'var(--bl-control-border)', hoverBackground: 'var(--bl-raised)', activeBackground: 'var(--bl-border)' }
  const danger = { ...quiet, color: 'var(--bl-fail)', borderColor: 'var(--bl-fail)' }
  return {
    root: { danger: { background: 'var(--bl-fail)', borderColor: 'var(--bl-fail)', color: 'var(--bl-surface)' } },
    outlined: { secondary: quiet, danger },
    text: { secondary: { ...quiet, color: 'var(--bl-muted)' }, danger },
  }
}
