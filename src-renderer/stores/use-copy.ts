/** Text onto the clipboard, and what became of it. */
import { useNotices } from './notices.ts'

/** To be called in a component's setup. Tells where the clipboard is closed to this page; never throws. */
export function useCopy(): (text: string) => Promise<void> {
  const notices = useNotices()
  return async (text) => {
    try {
      await navigator.clipboard.writeText(text)
      notices.info('Copied')
    } catch {
      notices.error('The clipboard is not open to this page: select the lines and copy them.')
    }
  }
}
