/** Can all that is on a page be reached? For small windows, which are what zoom makes of large ones. */
import type { Page } from '@playwright/test'

/** Words of what can't be: the page is wider than the window, or a control that was scrolled to is cut off or lies under something else. */
export async function unreachable(page: Page): Promise<string[]> {
  return page.evaluate(`(async () => {
    const found = []
    const wider = document.documentElement.scrollWidth - document.documentElement.clientWidth
    if (wider > 0) found.push('the page is ' + wider + ' px wider than the window')
    const name = (element) => element.dataset.testid ?? element.getAttribute('aria-label') ?? (element.textContent.trim().slice(0, 40) || element.outerHTML.slice(0, 120))
    for (const element of document.querySelectorAll('button, a[href], input, select, textarea')) {
      if (element.closest('[tabindex="-1"]:not(main), [aria-hidden="true"], [inert]') || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
      const seen = element.matches('[type="radio"], [type="checkbox"]') && element.labels[0] ? element.labels[0] : element
      seen.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
      // A link may break: its first line counts.
      const box = seen.getClientRects()[0]
      if (box === undefined || box.width < 2) continue
      if (box.left < -1 || box.right > window.innerWidth + 1 || box.top < -1 || box.top > window.innerHeight) { found.push(name(element) + ' is outside the window'); continue }
      // Both ends of what is to be pressed.
      for (const x of [box.left + 2, (box.left + box.right) / 2, box.right - 2]) {
        const there = document.elementFromPoint(x, Math.min((box.top + box.bottom) / 2, window.innerHeight - 1))
        // What is dragged lies on the border between its neighbours.
        if (there === null || !(seen.contains(there) || there.closest('[role="slider"], .handle') || there.contains(seen) && there.closest('label, button, a'))) { found.push(name(element) + ' is cut off or covered by ' + (there === null ? 'nothing' : name(there).slice(0, 60))); break }
      }
    }
    return found
  })()`)
}
