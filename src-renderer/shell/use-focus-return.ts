/**
 * Where the focus goes when what had it goes: dialogs, popovers and menus lie in `body` beside the page, and take it with them when they close.
 * It goes back to what had it before, as a rule the button that opened them; and while a dialog is open, it does not go behind it.
 */
import { useEventListener, useMutationObserver } from '@vueuse/core'

/** What had the focus, then what it lay in, outwards. */
type Path = readonly HTMLElement[]

const focusable = 'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]:not([tabindex="-1"], [aria-hidden="true"])'

function pathOf(element: HTMLElement): Path {
  const path: HTMLElement[] = []
  for (let at: HTMLElement | null = element; at !== null && at !== element.ownerDocument.body; at = at.parentElement) path.push(at)
  return path
}

function takesFocus(element: HTMLElement | null): boolean {
  if (element?.matches(`${focusable}, [tabindex]`) !== true) return false
  element.focus({ preventScroll: true })
  return element.ownerDocument.activeElement === element
}

/** What had the focus, or, where that is gone or cannot have it now, what stands nearest to it. */
const focusNear = (path: Path): boolean => path.some((part) => part.isConnected && (takesFocus(part) || takesFocus(part.querySelector<HTMLElement>(focusable))))

/** The dialog that covers this part of `body`. */
function dialogOver(top: HTMLElement): HTMLElement | undefined {
  const dialog = [...document.querySelectorAll<HTMLElement>('[role="dialog"][aria-modal="true"]')].at(-1)
  return dialog !== undefined && !top.contains(dialog) && (top.compareDocumentPosition(dialog) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 ? dialog : undefined
}

/** Watches while the calling component lives. */
export function useFocusReturn(): void {
  /** By what lies in `body` itself, the latest last: the page is one of these, every dialog another. */
  const latest = new Map<HTMLElement, Path>()

  /** To what had the focus in the dialog, or wants it, or comes first. */
  function enter(dialog: HTMLElement): void {
    const had = latest.get(pathOf(dialog).at(-1) ?? dialog)
    if (had === undefined || !focusNear(had)) [...dialog.querySelectorAll<HTMLElement>('[autofocus], [data-pc-section="content"]'), dialog].some((part) => focusNear([part]))
  }

  useEventListener(document, 'focusin', ({ target }) => {
    const path = target instanceof HTMLElement ? pathOf(target) : []
    const top = path.at(-1)
    if (top === undefined) return
    const dialog = dialogOver(top)
    // A menu gives the focus to its button when a dialog opens from it: that is where the dialog is left to, after all else.
    if (dialog === undefined) latest.delete(top)
    latest.set(top, path)
    if (dialog !== undefined) enter(dialog)
  })

  useMutationObserver(document.body, () => {
    const [last] = [...latest.keys()].slice(-1)
    for (const top of latest.keys()) if (!top.isConnected) latest.delete(top)
    const active = document.activeElement
    const top = active instanceof HTMLElement ? pathOf(active).at(-1) : undefined
    if (top === undefined && last?.isConnected === false) [...latest.values()].reverse().some(focusNear)
    const dialog = top === undefined ? undefined : dialogOver(top)
    if (dialog !== undefined) enter(dialog)
  }, { childList: true })
}
